import { createRoomWidgetClient, MemoryStore } from "matrix-js-sdk";
import { WidgetApi } from "matrix-widget-api";
import { silenceSdk } from "../../../demo/shared/silence-sdk.ts";
import { MEMBER_TYPE, TIMINGS } from "../call-timings.ts";

// A call without media: matrix-js-sdk's own membership manager, over matrix-js-sdk's own client for widgets.
silenceSdk();
// matrix-widget-api logs every message, which would be kept for ten minutes.
console.log = () => undefined;
const parameters = new URLSearchParams(location.search);
const parameter = (name: string): string => parameters.get(name) ?? "";
const roomId = parameter("room");
const [userId, deviceId] = [parameter("user"), parameter("device")];

const api = new WidgetApi(parameter("widgetId"), new URL(parameter("parentUrl")).origin);
const capabilities = {
  sendState: [{ eventType: MEMBER_TYPE, stateKey: `_${userId}_${deviceId}_m.call` }],
  receiveState: ["m.room.create", "m.room.member", MEMBER_TYPE].map((eventType) => ({ eventType })),
  sendDelayedEvents: true,
  updateDelayedEvents: true,
};
const client = createRoomWidgetClient(api, capabilities, roomId, {
  baseUrl: parameter("homeserver"),
  userId,
  deviceId,
  store: new MemoryStore(),
});
await client.startClient();

const room = client.getRoom(roomId);
if (room === null) throw new Error("The room is not there");
const call = client.matrixRTC.getRoomSession(room);
api.on("action:im.vector.hangup", async (event: CustomEvent) => {
  event.preventDefault();
  const isDone = await call.leaveRoomSession(20_000);
  api.transport.reply(event.detail, { isDone });
});
const focus = { type: "livekit", livekit_service_url: "https://sfu.example.org", livekit_alias: roomId };
call.joinRoomSession([focus], undefined, TIMINGS);
