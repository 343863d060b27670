import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const repository = fileURLToPath(new URL("..", import.meta.url));
const families = ["test/pages", "demo/widgets"].map((folder) => join(repository, folder));
const wanted = process.argv.slice(2);

/** Bundles the page `<family>/<name>/index.html` into `<family>/dist/<name>/`. */
async function buildPage(family: string, name: string): Promise<void> {
  await build({
    configFile: false,
    root: join(family, name),
    base: "./",
    logLevel: "error",
    // The Nordeck toolkit reads its settings from `process.env`.
    define: { "process.env": "{}" },
    // From the page's folder upwards: the toolkit's React is the demo widgets' own React 18, never ours.
    resolve: { dedupe: ["react", "react-dom"] },
    build: {
      outDir: join(family, "dist", name),
      emptyOutDir: true,
      target: "es2022",
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      modulePreload: { polyfill: false },
    },
  });
}

/** Without arguments every page is built; with page names only those. */
const pages = families.flatMap((family) =>
  (existsSync(family) ? readdirSync(family) : [])
    .filter((name) => existsSync(join(family, name, "index.html")))
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .map((name) => ({ family, name })),
);

await Promise.all(pages.map(({ family, name }) => buildPage(family, name)));
