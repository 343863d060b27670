import type { WidgetApi } from "@matrix-widget-toolkit/api";
import { describe, expect, it } from "vitest";
import { limitedError } from "./a-world.ts";
import { MESSAGE, PING, SEAT } from "./granting-everything.ts";
import { aToolkit, type Method, type MethodTest, outcomeOf } from "./toolkit/a-toolkit.ts";
import { events } from "./toolkit/events.ts";
import { services } from "./toolkit/services.ts";

type Public = Exclude<Method, "widgetId" | "widgetParameters">;

/** A method that the toolkit adds is an error here, and one that it drops as well. */
const methods: Readonly<Record<Public, MethodTest>> = { ...events, ...services };

/** `initialize` is what every scene begins with; the others are not for callers. */
const notCalled = ["initialize", "requestCapabilitiesInternal", "requestOpenIDConnectTokenInternal"];

/** What each method that asks the host is refused with, when nothing was granted. */
const refused: readonly (readonly [keyof WidgetApi, readonly unknown[], string])[] = [
  ["receiveSingleStateEvent", [SEAT], "Cannot read state events of this type"],
  ["receiveStateEvents", [SEAT], "Cannot read state events of this type"],
  ["sendStateEvent", [SEAT, {}], "Cannot send state events of this type"],
  ["receiveRoomEvents", [MESSAGE], "Cannot read room events of this type"],
  ["sendRoomEvent", [MESSAGE, {}], "Cannot send room events of this type"],
  ["sendDelayedRoomEvent", [MESSAGE, {}, 1], "Cannot send room events of this type"],
  ["readEventRelations", ["$event"], "Unable to read relations of this event"],
  ["sendToDeviceMessage", [PING, true, {}], "Cannot send to-device events of this type"],
  ["navigateTo", ["https://matrix.to/#/!room:hs.localhost"], "Missing capability"],
  ["requestOpenIDConnectToken", [], "User declined to verify their identity"],
  ["searchUserDirectory", ["bob"], "Missing capability"],
  ["getMediaConfig", [], "Missing capability"],
  ["uploadFile", ["file"], "Missing capability"],
  ["downloadFile", ["mxc://a/b"], "Missing capability"],
];

/** What each method that needs the homeserver is told when that refuses. */
const failing: readonly (readonly [keyof WidgetApi, readonly unknown[], string])[] = [
  ["sendStateEvent", [SEAT, {}], "Error sending event"],
  ["sendDelayedStateEvent", [SEAT, {}, 1], "Error sending event"],
  ["sendRoomEvent", [MESSAGE, {}], "Error sending event"],
  ["readEventRelations", ["$event"], "Unexpected error while reading relations"],
  ["sendToDeviceMessage", [PING, false, { "@bob:hs.localhost": { "*": {} } }], "Error sending event"],
  ["searchUserDirectory", ["bob"], "Unexpected error while searching in the user directory"],
  ["getMediaConfig", [], "Unexpected error while getting the media configuration"],
  ["uploadFile", ["file"], "Unexpected error while uploading a file"],
  ["downloadFile", ["mxc://hs.localhost/file"], "Unexpected error while downloading a file"],
];

describe("The Nordeck toolkit's WidgetApiImpl, every method it has", () => {
  it.each(Object.entries(methods))("%s", (_name, test) => test(aToolkit));

  it("has no method that is not tested here", async () => {
    const existing = await (await aToolkit()).page.run(async ({ starting }) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(await starting)).filter(
        (name) => name !== "constructor",
      ),
    );
    expect([...Object.keys(methods), ...notCalled].sort()).toEqual(existing.sort());
  });

  it("is refused what was not granted, each in the words that widgets know", async () => {
    const scene = await aToolkit({ grants: false });
    for (const [method, values, message] of refused) {
      expect.soft(await outcomeOf(scene, method, ...values), method).toEqual({
        error: expect.objectContaining({ message }),
      });
    }
  });

  it("167. and 168. is told what the homeserver said, whatever it asked for", async () => {
    const scene = await aToolkit();
    scene.limit();
    for (const [method, values, message] of failing) {
      expect.soft(await outcomeOf(scene, method, ...values), method).toMatchObject({
        error: { message, data: limitedError },
      });
    }
  });
});
