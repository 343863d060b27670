import type { WidgetDefinition } from "../../src/core/definition/widget-definition.ts";
import { MatrixWidgetDriver, type MatrixWidgetDriverOptions } from "../../src/driver/index.ts";
import type { User } from "./a-user.ts";

export const accountWidget: WidgetDefinition = {
  kind: "account",
  id: "poll",
  roomId: undefined,
  type: "m.custom",
  url: "https://widgets.example.org/poll",
  name: "Poll",
  data: {},
  waitForIframeLoad: true,
  avatarUrl: undefined,
  sender: "@alice:hs.localhost",
  eventId: undefined,
};

/** A driver whose user grants everything; of a room widget where a room is given, else of an account widget. */
export function aDriver(
  user: User,
  roomId: string | undefined,
  options: Partial<MatrixWidgetDriverOptions> = {},
): MatrixWidgetDriver {
  return new MatrixWidgetDriver({
    client: user.port,
    widget: roomId === undefined ? accountWidget : { ...accountWidget, kind: "room", roomId },
    roomId,
    consent: {
      decideCapabilities: async (requested) => requested,
      decideIdentity: () => "allowed",
    },
    ...options,
  });
}
