import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";
import { clientFolder, repository, widgetsFolder } from "./folders.ts";

/** Builds the client and the widget pages, unless what was built last is newer than all they are made from. */
export async function buildPages(): Promise<void> {
  await Promise.all([buildWidgets(), buildClient()]);
}

async function buildWidgets(): Promise<void> {
  const built = join(widgetsFolder, "dist/plain/index.html");
  if (!(await isStale(built, [widgetsFolder, join(repository, "demo/shared")]))) return;
  await promisify(execFile)(process.execPath, [join(repository, "scripts/build-widgets.ts")], {
    cwd: repository,
  });
}

async function buildClient(): Promise<void> {
  const built = join(clientFolder, "dist/index.html");
  const sources = [clientFolder, join(repository, "demo/shared"), join(repository, "src")];
  if (!(await isStale(built, sources))) return;
  await build({
    configFile: false,
    root: clientFolder,
    logLevel: "error",
    build: {
      target: "es2022",
      emptyOutDir: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      // As files, not as `data:` URLs: the page's policy loads nothing else.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
}

async function isStale(built: string, folders: readonly string[]): Promise<boolean> {
  if (!existsSync(built)) return true;
  const builtAt = (await stat(built)).mtimeMs;
  const lockfile = await stat(join(repository, "package-lock.json"));
  const newest = await Promise.all(folders.map(newestChange));
  return Math.max(lockfile.mtimeMs, ...newest) > builtAt;
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
