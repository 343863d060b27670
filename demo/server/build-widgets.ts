import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository, widgetsFolder } from "./folders.ts";

/** Builds the widget pages, unless what was built last is newer than all they are made from. */
export async function buildWidgets(): Promise<void> {
  const built = join(widgetsFolder, "dist/plain/index.html");
  const builtAt = existsSync(built) ? (await stat(built)).mtimeMs : 0;
  const changes = await Promise.all([
    newestChange(widgetsFolder),
    newestChange(join(repository, "demo/shared")),
    stat(join(repository, "package-lock.json")).then((lockfile) => lockfile.mtimeMs),
  ]);
  if (Math.max(...changes) < builtAt) return;
  const script = join(repository, "scripts/build-widgets.ts");
  await promisify(execFile)(process.execPath, [script], { cwd: repository });
}

async function newestChange(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const times = await Promise.all(
    entries
      .filter((entry) => entry.name !== "dist" && entry.name !== "node_modules")
      .map(async (entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? newestChange(path) : (await stat(path)).mtimeMs;
      }),
  );
  return Math.max(0, ...times);
}
