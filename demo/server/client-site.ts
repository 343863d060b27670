import { Hono } from "hono";
import { getMimeType } from "hono/utils/mime";
import type { DemoConfig } from "../client/demo-config.ts";
import type { BuiltClient } from "./build-client.ts";

export interface ClientSiteOptions {
  readonly files: BuiltClient;
  readonly config: DemoConfig;
  /** The only origins that the page may show in frames. */
  readonly widgetOrigins: readonly string[];
}

/** The built client, and what it must know: where the homeserver is, and who may sign in. */
export function clientSite({ files, config, widgetOrigins }: ClientSiteOptions): Hono {
  const policy = contentSecurityPolicy(config.homeserverUrl, widgetOrigins);
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header("Content-Security-Policy", policy);
    context.header("Referrer-Policy", "no-referrer");
    context.header("X-Content-Type-Options", "nosniff");
  });
  app.get("/demo.json", (context) => context.json(config));
  app.get("*", (context) => {
    const path = context.req.path === "/" ? "/index.html" : context.req.path;
    const file = files.get(path);
    if (file === undefined) return context.notFound();
    return context.body(file, 200, { "content-type": getMimeType(path) ?? "application/octet-stream" });
  });
  return app;
}

/**
 * What a client with widgets should send: no inline script, so that a `javascript:` URL can never run here, and the list
 * of origins a frame may show, which also holds for where it navigates.
 */
function contentSecurityPolicy(homeserverUrl: string, widgetOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob:",
    `connect-src 'self' ${homeserverUrl}`,
    `frame-src ${widgetOrigins.join(" ")}`,
    // The clock that keeps calls alive while the page is hidden.
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
