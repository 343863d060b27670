import type { WidgetDefinition } from "../../src/core/definition/widget-definition.ts";
import type { MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import { MatrixWidgetDriver } from "../../src/driver/index.ts";
import { ROOM_ID, USER_ID } from "./room.ts";

export function aWidget(id: string, url: string): WidgetDefinition {
  return {
    kind: "room",
    id,
    roomId: ROOM_ID,
    type: "m.custom",
    url,
    name: "Bench",
    data: {},
    waitForIframeLoad: true,
    avatarUrl: undefined,
    sender: USER_ID,
    eventId: undefined,
  };
}

/** The driver of both hosts: it grants what is asked. */
export function aDriver(client: MatrixClientPort, widget: WidgetDefinition): MatrixWidgetDriver {
  return new MatrixWidgetDriver({
    client,
    widget,
    roomId: ROOM_ID,
    consent: { decideCapabilities: async (requested) => requested, decideIdentity: () => "blocked" },
  });
}
