import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { build, type Rolldown } from "vite";
import { type Site, serveSite } from "../../../../demo/server/serve-site.ts";

const contentTypes = { html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm" };

/** Builds the page with React's development build, whose StrictMode mounts everything twice, and serves it. */
export async function serveCallPage(): Promise<Site> {
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    mode: "development",
    logLevel: "error",
    build: { write: false, target: "es2022", reportCompressedSize: false, chunkSizeWarningLimit: 10_000 },
  });
  // Without `watch` and with one input there is one output; the type covers the other cases too.
  const { output } = result as Rolldown.RolldownOutput;
  const files = new Map(output.map((file) => [`/${file.fileName}`, file]));

  const app = new Hono();
  app.get("*", (context) => {
    const file = files.get(context.req.path);
    if (file === undefined) return context.notFound();
    const body = file.type === "chunk" ? file.code : file.source;
    const ending = file.fileName.split(".").at(-1) ?? "";
    const contentType = new Map(Object.entries(contentTypes)).get(ending) ?? "application/octet-stream";
    return context.body(typeof body === "string" ? body : new Uint8Array(body), 200, {
      "content-type": contentType,
    });
  });
  return serveSite(app, { hostname: "localhost" });
}
