import type { MatrixWidgetDriverOptions } from "../../../src/driver/index.ts";
import type { WidgetSession } from "../../../src/host/session-options.ts";
import type { TestPage } from "../support/a-page.ts";
import { aDriver } from "../support/a-room-widget.ts";
import { aSession, type SessionFields, untilReady } from "../support/a-session.ts";
import { aWidget } from "../support/a-widget.ts";
import { aWorld, type World } from "./a-world.ts";

/** A widget in a room of two, with everything that a homeserver and an app can do for it. */
export interface Scene<Scope> extends World {
  readonly page: TestPage<Scope>;
  readonly session: WidgetSession;
  /** What the app was asked to do, in order. */
  readonly asked: readonly unknown[];
}

export interface SceneFields {
  /** @default true: everything that is asked for */
  readonly grants?: boolean;
  readonly session?: SessionFields;
  readonly driver?: Partial<MatrixWidgetDriverOptions>;
}

/** @param suffix added to the page's URL */
export async function aScene<Scope>(
  pageName: string,
  suffix: (world: World) => string | Promise<string>,
  { grants = true, session: fields = {}, driver = {} }: SceneFields = {},
): Promise<Scene<Scope>> {
  const world = await aWorld();
  const { alice, roomId } = world;
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
    urlSuffix: await suffix(world),
    ...fields,
  });
  await untilReady(test);
  return { ...world, page: test.page, session: test.session, asked };
}
