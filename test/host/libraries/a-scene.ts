import type { MatrixWidgetDriverOptions } from "../../../src/driver/index.ts";
import type { Homeserver } from "../../../src/homeserver/index.ts";
import type { WidgetSession } from "../../../src/host/session-options.ts";
import type { TestPage } from "../support/a-page.ts";
import { aRoom } from "../support/a-room.ts";
import { aDriver } from "../support/a-room-widget.ts";
import { aSession, type SessionFields, untilReady } from "../support/a-session.ts";
import { aHomeserver, aUser, type User } from "../support/a-user.ts";
import { aWidget } from "../support/a-widget.ts";

export const TURN = { uris: ["turn:turn.example.org"], username: "u", password: "p", ttl: 86_400 };
export const TRANSPORT = { type: "livekit", livekit_service_url: "https://sfu.example.org" };
export const LIVEKIT = { url: "wss://sfu.example.org", key: "key", secret: "a secret of some length" };

/** A widget in a room of two, with everything that a homeserver and an app can do for it. */
export interface Scene<Scope> {
  readonly homeserver: Homeserver;
  readonly alice: User;
  readonly bob: User;
  readonly roomId: string;
  readonly page: TestPage<Scope>;
  readonly session: WidgetSession;
  /** What the app was asked to do, in order. */
  readonly asked: readonly unknown[];
  /** From now on the homeserver refuses every request but syncs, as one does that is asked too often. */
  limit(): void;
}

export interface SceneFields {
  /** @default true: everything that is asked for */
  readonly grants?: boolean;
  readonly session?: SessionFields;
  readonly driver?: Partial<MatrixWidgetDriverOptions>;
  /** Loads the page and resolves once its session is ready. @default true */
  readonly isReady?: boolean;
}

type Surroundings = Pick<Scene<unknown>, "homeserver" | "alice" | "roomId">;

/** @param suffix added to the page's URL */
export async function aScene<Scope>(
  pageName: string,
  suffix: (surroundings: Surroundings) => string | Promise<string>,
  { grants = true, session: fields = {}, driver = {}, isReady = true }: SceneFields = {},
): Promise<Scene<Scope>> {
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
  const asked: unknown[] = [];
  const test = aSession<Scope>(pageName, {
    widget: aWidget({ roomId }),
    driver: aDriver(alice, roomId, {
      navigate: async (uri) => void asked.push(["navigate", uri]),
      consent: {
        decideCapabilities: async (requested) => (grants ? requested : []),
        decideIdentity: () => (grants ? "allowed" : "blocked"),
      },
      ...driver,
    }),
    router: alice.router,
    roomId,
    app: {
      setAlwaysOnScreen: (value) => asked.push(["setAlwaysOnScreen", value]) > 0,
      openModal: async (modal) => asked.push(["openModal", modal]) > 0,
      closeModal: (data) => void asked.push(["closeModal", data]),
      setModalButtonEnabled: (id, isEnabled) => asked.push(["setModalButtonEnabled", id, isEnabled]) > 0,
    },
    urlSuffix: await suffix({ homeserver, alice, roomId }),
    ...fields,
  });
  if (isReady) await untilReady(test);
  const limit = () => {
    isLimited = true;
  };
  return { homeserver, alice, bob, roomId, page: test.page, session: test.session, asked, limit };
}

/** What a widget is told when the homeserver limits the rate of requests. */
export const limitedError = {
  matrix_api_error: {
    http_status: 429,
    http_headers: { "retry-after": "7" },
    response: { errcode: "M_LIMIT_EXCEEDED", error: "Too many requests" },
  },
};
