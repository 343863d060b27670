import { MatrixWidgetDriver, type MatrixWidgetDriverOptions } from "../../../src/driver/index.ts";
import type { PuppetScope } from "../../pages/puppet/puppet.ts";
import type { PuppetOptions } from "../../pages/puppet/puppet-options.ts";
import { aPuppetSession, type SessionFields, type TestSession, untilReady } from "./a-session.ts";
import type { User } from "./a-user.ts";
import { aWidget } from "./a-widget.ts";

/** A driver over the user's real client; everything that is asked is granted. */
export function aDriver(
  user: User,
  roomId: string | undefined,
  options: Partial<MatrixWidgetDriverOptions> = {},
): MatrixWidgetDriver {
  return new MatrixWidgetDriver({
    client: user.port,
    widget: aWidget({ kind: roomId === undefined ? "account" : "room", roomId }),
    roomId,
    consent: { decideCapabilities: async (requested) => requested, decideIdentity: () => "allowed" },
    ...options,
  });
}

/**
 * A ready widget on matrix-widget-api's widget side, over matrix-js-sdk and a homeserver: of a room, or of the account
 * where the room is undefined.
 */
export async function aRoomWidget(
  user: User,
  roomId: string | undefined,
  options: PuppetOptions,
  fields: SessionFields = {},
): Promise<TestSession<PuppetScope>> {
  const test = aPuppetSession(options, {
    driver: aDriver(user, roomId),
    router: user.router,
    roomId,
    widget: aWidget({ kind: roomId === undefined ? "account" : "room", roomId }),
    ...fields,
  });
  await untilReady(test);
  return test;
}
