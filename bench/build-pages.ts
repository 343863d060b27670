import { join } from "node:path";
import { build } from "vite";

const PAGES: readonly string[] = [
  "host",
  "stock-widget",
  "echo-widget",
  "process-probe",
  "heartbeat-host",
  "heartbeat-widget",
];

export const pagesFolder: string = join(import.meta.dirname, "dist");

/** Bundles the bench's pages from our sources, as an app would: minified, for today's browsers. */
export async function buildPages(pages: readonly string[] = PAGES): Promise<void> {
  await Promise.all(
    pages.map((page) =>
      build({
        configFile: false,
        root: join(import.meta.dirname, "pages", page),
        base: "./",
        logLevel: "error",
        build: {
          outDir: join(pagesFolder, page),
          emptyOutDir: true,
          target: "es2022",
          reportCompressedSize: false,
          modulePreload: { polyfill: false },
        },
      }),
    ),
  );
}
