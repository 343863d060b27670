import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { elementCallFolder } from "./folders.ts";

/** Where Element Call's page is; it must not be `/`, where Element Call shows its own home page. */
export const elementCallPath = "/element-call/index.html";

/** Element Call's own files. Its `config.json` asks for nothing from outside this machine. */
export function elementCallSite(): Hono {
  const app = new Hono();
  app.get("/element-call/config.json", (context) =>
    context.json({ matrix_rtc_session: { wait_for_key_rotation_ms: 5000 } }),
  );
  app.use(
    "/element-call/*",
    serveStatic({
      root: elementCallFolder,
      rewriteRequestPath: (path) => path.slice("/element-call".length),
    }),
  );
  return app;
}
