import { createRoomWidgetClient, type ICapabilities, type MatrixClient } from "matrix-js-sdk";
import { WidgetApi } from "matrix-widget-api";
import { counterType, pingType } from "../shared/event-types.ts";
import type { WidgetParameters } from "../shared/read-parameters.ts";

const capabilities: ICapabilities = {
  sendMessage: ["m.text"],
  receiveMessage: ["m.text"],
  sendEvent: ["m.reaction", "m.room.redaction"],
  receiveEvent: ["m.reaction", "m.room.redaction"],
  sendState: [{ eventType: counterType, stateKey: "" }],
  receiveState: [
    { eventType: "m.room.name", stateKey: "" },
    { eventType: "m.room.member" },
    { eventType: counterType, stateKey: "" },
  ],
  sendToDevice: [pingType],
  receiveToDevice: [pingType],
};

export interface Connection {
  readonly api: WidgetApi;
  readonly client: MatrixClient;
}

/** A matrix-js-sdk client whose homeserver is the client around this page: matrix-js-sdk's `RoomWidgetClient`. */
export function connect(parameters: WidgetParameters): Connection {
  const api = new WidgetApi(parameters.widgetId, parameters.hostOrigin);
  const client = createRoomWidgetClient(api, capabilities, parameters.roomId, {
    baseUrl: parameters.homeserverUrl,
    userId: parameters.userId,
    deviceId: parameters.deviceId,
  });
  return { api, client };
}
