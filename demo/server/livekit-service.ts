import { Hono } from "hono";
import { cors } from "hono/cors";

/**
 * The part of a LiveKit token service that Element Call asks before it connects. There is no media server behind it:
 * the call is joined, and its members see each other, but no picture or sound travels.
 */
export function livekitService(): Hono {
  const app = new Hono();
  app.use(cors());
  app.post("/sfu/get", async (context) => {
    const body: unknown = await context.req.json();
    const room = readString(body, "room");
    const deviceId = readString(body, "device_id");
    const sfuUrl = new URL(context.req.url);
    sfuUrl.protocol = "ws:";
    sfuUrl.pathname = "/sfu";
    return context.json({ url: sfuUrl.href, jwt: unsignedToken({ sub: deviceId, video: { room } }) });
  });
  // 404 to all else. To `delegate_delayed_leave`, anything else would make Element Call hand its delayed leave over; to
  // the media server's `validate`, a 5xx would make it leave the call as if the network were gone.
  app.notFound((context) => context.json({ errcode: "M_UNRECOGNIZED", error: "Not part of this demo" }, 404));
  return app;
}

function readString(body: unknown, key: string): string {
  const value =
    typeof body === "object" && body !== null ? new Map(Object.entries(body)).get(key) : undefined;
  return typeof value === "string" ? value : "";
}

/** Element Call only decodes the token; a media server would check a signature. */
function unsignedToken(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const expires = Math.floor(Date.now() / 1000) + 3600;
  return `${encode({ alg: "none", typ: "JWT" })}.${encode({ ...claims, exp: expires })}.none`;
}
