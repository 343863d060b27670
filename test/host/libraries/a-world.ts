import type { Homeserver } from "../../../src/homeserver/index.ts";
import { aRoom } from "../support/a-room.ts";
import { aHomeserver, aUser, type User } from "../support/a-user.ts";

export const TURN = { uris: ["turn:turn.example.org"], username: "u", password: "p", ttl: 86_400 };
export const TRANSPORT = { type: "livekit", livekit_service_url: "https://sfu.example.org" };
export const LIVEKIT = { url: "wss://sfu.example.org", key: "key", secret: "a secret of some length" };

/** A room of two, on a homeserver that has everything. */
export interface World {
  readonly homeserver: Homeserver;
  readonly alice: User;
  readonly bob: User;
  readonly roomId: string;
  /** From now on the homeserver refuses every request but syncs, as one does that is asked too often. */
  limit(): void;
}

export async function aWorld(): Promise<World> {
  let isLimited = false;
  const limited = () =>
    Response.json(
      { errcode: "M_LIMIT_EXCEEDED", error: "Too many requests" },
      { status: 429, headers: { "Retry-After": "7", "X-Proxy": "secret" } },
    );
  const homeserver = aHomeserver({
    turnServers: TURN,
    rtcTransports: [TRANSPORT],
    livekit: LIVEKIT,
    intercept: ({ url }) => (isLimited && !url.includes("/sync") ? limited() : undefined),
  });
  const alice = await aUser(homeserver, "alice");
  const bob = await aUser(homeserver, "bob");
  const roomId = await aRoom(alice, { others: [bob] });
  const limit = () => {
    isLimited = true;
  };
  return { homeserver, alice, bob, roomId, limit };
}

/** What a widget is told when the homeserver limits the rate of requests. */
export const limitedError = {
  matrix_api_error: {
    http_status: 429,
    http_headers: { "retry-after": "7" },
    response: { errcode: "M_LIMIT_EXCEEDED", error: "Too many requests" },
  },
};
