import { WidgetApi } from "matrix-widget-api";
import { describe, expect, it } from "vitest";
import { limitedError } from "./a-world.ts";
import { PING, SEAT } from "./granting-everything.ts";
import { aWidgetApi, type Method, type MethodTest, outcomeOf } from "./widget-api/a-widget-api.ts";
import { appServices } from "./widget-api/app-services.ts";
import { asking } from "./widget-api/asking.ts";
import { events } from "./widget-api/events.ts";
import { serverServices } from "./widget-api/server-services.ts";

/** A method that matrix-widget-api adds is an error here, and one that it drops as well. */
const methods: Readonly<Record<Method, MethodTest>> = {
  ...asking,
  ...events,
  ...appServices,
  ...serverServices,
};

/** Not for callers, though JavaScript does not say so. */
const privateMethods = ["sendEvent", "handleMessage", "replyVersions", "handleCapabilities"];

/** What each method that asks the host is refused with, when nothing was granted. */
const refused: readonly (readonly [Method, readonly unknown[], string])[] = [
  ["requestOpenIDConnectToken", [], "User declined to verify their identity"],
  ["sendSticker", [{ name: "Cat", content: { url: "mxc://a/b" } }], "Missing capability"],
  ["setAlwaysOnScreen", [true], "Missing capability"],
  ["closeModalWidget", [{}], "Only a modal widget can do this"],
  ["setModalButtonEnabled", ["ok", true], "Only a modal widget can do this"],
  ["sendRoomEvent", ["m.room.message", {}], "Cannot send room events of this type"],
  ["sendStateEvent", [SEAT, "", {}], "Cannot send state events of this type"],
  ["cancelScheduledDelayedEvent", ["delay"], "Missing capability"],
  ["restartScheduledDelayedEvent", ["delay"], "Missing capability"],
  ["sendScheduledDelayedEvent", ["delay"], "Missing capability"],
  ["sendToDevice", [PING, true, {}], "Cannot send to-device events of this type"],
  ["readRoomAccountData", ["org.example.note"], "Cannot read room account data of this type"],
  ["readRoomEvents", ["m.room.message"], "Cannot read room events of this type"],
  ["readStateEvents", [SEAT], "Cannot read state events of this type"],
  ["readEventRelations", ["$event"], "Unable to read relations of this event"],
  ["navigateTo", ["https://matrix.to/#/!room:hs.localhost"], "Missing capability"],
  ["searchUserDirectory", ["bob"], "Missing capability"],
  ["getMediaConfig", [], "Missing capability"],
  ["getRtcTransports", [], "Missing capability"],
  ["uploadFile", ["file"], "Missing capability"],
  ["downloadFile", ["mxc://a/b"], "Missing capability"],
  ["getRtcLivekitToken", [{ room_id: "!room" }], "Missing capability"],
  ["delegateRtcLivekitDelayedLeave", [{ room_id: "!room" }], "Missing capability"],
];

/** What each method that needs the homeserver is told when that refuses. */
const failing: readonly (readonly [Method, readonly unknown[], string])[] = [
  ["sendRoomEvent", ["m.room.message", { msgtype: "m.text", body: "" }], "Error sending event"],
  ["sendStateEvent", [SEAT, "", {}], "Error sending event"],
  ["sendRoomEvent", ["m.room.message", { msgtype: "m.text" }, undefined, 60_000], "Error sending event"],
  ["cancelScheduledDelayedEvent", ["delay"], "Error updating delayed event"],
  ["restartScheduledDelayedEvent", ["delay"], "Error updating delayed event"],
  ["sendScheduledDelayedEvent", ["delay"], "Error updating delayed event"],
  ["sendToDevice", [PING, false, { "@bob:hs.localhost": { "*": {} } }], "Error sending event"],
  ["readEventRelations", ["$event"], "Unexpected error while reading relations"],
  ["searchUserDirectory", ["bob"], "Unexpected error while searching in the user directory"],
  ["getMediaConfig", [], "Unexpected error while getting the media configuration"],
  ["getRtcTransports", [], "Unexpected error while getting the RTC transports"],
  ["uploadFile", ["file"], "Unexpected error while uploading a file"],
  ["downloadFile", ["mxc://hs.localhost/file"], "Unexpected error while downloading a file"],
];

describe("matrix-widget-api's WidgetApi, every method it has", () => {
  it.each(Object.entries(methods))("%s", (_name, test) => test(aWidgetApi));

  it("has no method that is not tested here", () => {
    const existing = Object.getOwnPropertyNames(WidgetApi.prototype).filter((name) => name !== "constructor");
    expect([...Object.keys(methods), ...privateMethods].sort()).toEqual(existing.sort());
  });

  it("is refused what was not granted, each in the words that widgets know", async () => {
    const scene = await aWidgetApi({ grants: false });
    for (const [method, values, message] of refused) {
      expect.soft(await outcomeOf(scene, method, ...values), method).toEqual({
        error: expect.objectContaining({ message }),
      });
    }
    expect(scene.asked).toEqual([]);
  });

  it("167. and 168. is told what the homeserver said, whatever it asked for", async () => {
    const scene = await aWidgetApi();
    scene.limit();
    for (const [method, values, message] of failing) {
      expect.soft(await outcomeOf(scene, method, ...values), method).toMatchObject({
        error: { message, data: limitedError },
      });
    }
  });
});
