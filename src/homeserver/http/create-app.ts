import { Hono } from "hono";
import { cors } from "hono/cors";
import { methodNotAllowed } from "hono/method-not-allowed";
import { endpointFamilies } from "../endpoints/endpoint-families.ts";
import type { ServerState } from "../state/server-state.ts";
import { RequestError, toErrorResponse, unrecognized } from "./request-error.ts";

/** The homeserver as a router: cross-origin access for everyone, the fault hook, the endpoint families, honest errors. */
export function createApp(server: ServerState): Hono {
  // Ids contain every character, so the path is matched as it was sent and each part decoded by itself.
  const app = new Hono({ getPath: (request) => new URL(request.url).pathname });
  app.use(
    cors({
      origin: "*",
      allowMethods: ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"],
      allowHeaders: ["X-Requested-With", "Content-Type", "Authorization", "Date"],
      exposeHeaders: ["Retry-After"],
    }),
  );
  const { intercept } = server.options;
  if (intercept !== undefined) {
    app.use(async (c, next) => (await intercept(c.req.raw.clone())) ?? (await next()));
  }
  app.use(methodNotAllowed({ app, onMethodNotAllowed: () => toErrorResponse(unrecognized(405)) }));
  for (const addEndpoints of endpointFamilies) addEndpoints(app, server);
  app.notFound(() => toErrorResponse(unrecognized(404)));
  app.onError((error) => {
    if (error instanceof RequestError) return toErrorResponse(error);
    return toErrorResponse(new RequestError(500, "M_UNKNOWN", `Internal error: ${error.message}`));
  });
  return app;
}
