import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { defineAction, defineCapability, noRoom } from "../../src/host/index.ts";
import { anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession } from "./support/a-session.ts";
import { ask, negotiate } from "./support/raw-widget.ts";

const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const OTHER = "!other:hs.localhost";
const here = anEvent();
const elsewhere = anEvent({ room_id: OTHER });

describe("A driver of another maker that gives more than it was asked for", () => {
  it("150. 161. hands no event of another room to the widget", async () => {
    const driver = aMemoryDriver({
      readRoomTimeline: async () => [elsewhere, here] as never,
      readEvent: async () => here,
      readEventRelations: async () => ({ chunk: [elsewhere, here] as never }),
    });
    const test = aRawSession({ driver });
    await negotiate(test, [RECEIVE]);

    expect(await ask(test.page, "read_events", { type: "m.room.message" })).toEqual({ events: [here] });
    expect(await ask(test.page, "read_relations", { event_id: here.event_id })).toEqual({ chunk: [here] });
  });

  it("166. hands no account data of another room or type to the widget", async () => {
    const tag = (room_id: string, type = "m.tag") => ({ type, room_id, content: {} });
    const driver = aMemoryDriver({
      readRoomAccountData: async () => [tag(ROOM), tag(OTHER), tag(ROOM, "m.fully_read")],
    });
    const test = aRawSession({ driver });
    await negotiate(test, ["com.beeper.capabilities.receive.room_account_data:m.tag"]);

    expect(await ask(test.page, "com.beeper.read_room_account_data", { type: "m.tag" })).toEqual({
      events: [tag(ROOM)],
    });
  });
});

describe("What is not there", () => {
  it("144. an id that is undefined does not turn read_events into a search for one event", async () => {
    const driver = aMemoryDriver({ readRoomTimeline: async () => [here] as never });
    const test = aRawSession({ driver });
    await negotiate(test, [RECEIVE]);

    expect(await ask(test.page, "read_events", { type: "m.room.message", id: undefined })).toEqual({
      events: [here],
    });
  });

  it("215. an own action whose feature the driver lacks is neither advertised nor asked for", async () => {
    const print = defineAction({
      names: ["com.example.print"],
      version: "com.example.print",
      feature: "media",
      capability: defineCapability({ name: "com.example.print", text: "Print as you" }),
      schema: v.unknown(),
      room: noRoom,
      failure: "Unable to print",
      handler: () => ({}),
    });
    const negotiated = async (features: ReadonlySet<"events" | "media">) => {
      const test = aRawSession({ driver: aMemoryDriver({ features }), actions: [print] });
      await negotiate(test, ["com.example.print"]);
      const { supported_versions: versions } = await ask(test.page, "supported_api_versions");
      const { approved } = test.page.asked("notify_capabilities")[0].data;
      return { isListed: versions.includes("com.example.print"), approved };
    };

    expect(await negotiated(new Set(["events"]))).toEqual({ isListed: false, approved: [] });
    expect(await negotiated(new Set(["media"]))).toEqual({ isListed: true, approved: ["com.example.print"] });
  });
});
