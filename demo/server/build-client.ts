import { build, type Rolldown } from "vite";
import { clientFolder } from "./folders.ts";

/** The files of the built client, by path, such as `/index.html`. */
export type BuiltClient = ReadonlyMap<string, string | Uint8Array<ArrayBuffer>>;

/** Bundles the client in memory: what is served is what the sources are now, whoever else builds meanwhile. */
export async function buildClient(): Promise<BuiltClient> {
  const result = await build({
    configFile: false,
    root: clientFolder,
    logLevel: "error",
    // Also inside a test run, whose environment says otherwise.
    define: { "process.env.NODE_ENV": '"production"' },
    oxc: { jsx: { runtime: "automatic", development: false } },
    build: {
      write: false,
      target: "es2022",
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      // As files, not as `data:` URLs: the page's policy loads nothing else.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  // Without `watch` and with one input there is one output; the type covers the other cases too.
  const { output } = result as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === "chunk" ? file.code : toBody(file.source)]),
  );
}

function toBody(source: string | Uint8Array): string | Uint8Array<ArrayBuffer> {
  return typeof source === "string" ? source : new Uint8Array(source);
}
