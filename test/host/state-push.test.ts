import { describe, expect, it } from "vitest";
import { createGrants } from "../../src/core/capability/grants.ts";
import type { MatrixEvent } from "../../src/core/matrix/matrix-event.ts";
import { StatePush } from "../../src/host/delivery/state-push.ts";
import { anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";

const OTHER = "!other:hs.localhost";
const aTopic = (topic: string, fields: Partial<MatrixEvent> = {}) =>
  anEvent({ type: "m.room.topic", state_key: "", content: { topic }, ...fields });

/** Reads wait until the test lets them finish, in the order they began. */
function aStatePush() {
  const reads: ((events: MatrixEvent[]) => void)[] = [];
  const told: (readonly MatrixEvent[])[] = [];
  const driver = aMemoryDriver({ readRoomState: () => new Promise((resolve) => reads.push(resolve)) });
  const grants = createGrants(["org.matrix.msc2762.receive.state_event:m.room.topic"]);
  const closed = new Set<string>();
  const push = new StatePush(
    driver,
    (roomId) =>
      grants.inRoom(roomId, { ownRoomId: closed.has(roomId) ? undefined : roomId, isIn: () => false }),
    (events) => told.push(events),
  );
  return { push, reads, told, closed };
}

describe("State push", () => {
  it("143. A change that a collection has read already is not told again when it is announced", async () => {
    const { push, reads, told } = aStatePush();
    const [current, next] = [aTopic("Tea"), aTopic("Coffee")];
    const collected = push.push([ROOM]);
    reads[0]?.([current]);
    await collected;

    push.onChange(ROOM, [current]);
    push.onChange(ROOM, [next]);
    push.onChange(ROOM, [next]);
    push.onChange(ROOM, [current]);

    expect(told).toEqual([[current], [next], [current]]);
  });

  it("135. A change belongs to the collection that reads its room, and to no other", async () => {
    const { push, reads, told } = aStatePush();
    const [old, changed, elsewhere] = [aTopic("Old"), aTopic("New"), aTopic("Elsewhere", { room_id: OTHER })];
    const collected = push.push([ROOM]);

    push.onChange(ROOM, [changed]);
    push.onChange(OTHER, [elsewhere]);
    expect(told).toEqual([[elsewhere]]);
    reads[0]?.([old]);
    await collected;

    expect(told).toEqual([[elsewhere], [changed]]);
  });

  it("140. A room that is read again is told as the later reading found it, once", async () => {
    const { push, reads, told } = aStatePush();
    const [old, current] = [aTopic("Old"), aTopic("Current")];

    const first = push.push([ROOM]);
    const second = push.push([ROOM]);
    reads[1]?.([current]);
    await second;
    reads[0]?.([old]);
    await first;

    expect(told).toEqual([[current]]);
  });

  it("140. Of a room that the user does not look at any more nothing is told, but that there is none", async () => {
    const { push, reads, told, closed } = aStatePush();
    const collected = push.push([ROOM]);
    closed.add(ROOM);
    reads[0]?.([aTopic("Tea")]);
    await collected;

    expect(told).toEqual([[]]);
  });

  it("What a driver returns beyond what was asked is left out", async () => {
    const { push, reads, told } = aStatePush();
    const collected = push.push([ROOM]);
    reads[0]?.([aTopic("Elsewhere", { room_id: OTHER }), anEvent({ state_key: "" }), anEvent()]);
    await collected;

    expect(told).toEqual([[]]);
  });

  it("Nothing is told after the document is gone", async () => {
    const { push, reads, told } = aStatePush();
    const collected = push.push([ROOM]);
    push.stop();
    reads[0]?.([aTopic("Late")]);
    await collected;

    expect(told).toEqual([]);
  });
});
