import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { widgetsFolder } from "./folders.ts";

/** The built widget pages, such as `/sdk/index.html`. */
export function widgetSite(): Hono {
  const app = new Hono();
  app.use(serveStatic({ root: join(widgetsFolder, "dist") }));
  return app;
}
