import { describe, expect, it } from "vitest";
import type { MatrixEvent } from "../../src/core/matrix/matrix-event.ts";
import { mergeNewestFirst } from "../../src/driver/newest-first.ts";

const anEvent = (event_id: string, origin_server_ts: number): MatrixEvent => ({
  type: "m.room.message",
  sender: "@alice:hs.localhost",
  event_id,
  room_id: "!room:hs.localhost",
  origin_server_ts,
  content: {},
  unsigned: {},
});

const ids = (events: readonly MatrixEvent[]) => events.map(({ event_id }) => event_id);

describe("merging timelines", () => {
  it("takes the newest of all rooms first", () => {
    const one = [anEvent("$5", 5), anEvent("$2", 2)];
    const other = [anEvent("$4", 4), anEvent("$3", 3), anEvent("$1", 1)];
    expect(ids(mergeNewestFirst([one, [], other], 10))).toEqual(["$5", "$4", "$3", "$2", "$1"]);
  });

  it("keeps the order within a room, whatever clock the senders' servers have", () => {
    const room = [anEvent("$last", 1), anEvent("$first", 9)];
    expect(ids(mergeNewestFirst([room, [anEvent("$other", 5)]], 10))).toEqual(["$other", "$last", "$first"]);
  });

  it("stops at the limit", () => {
    expect(ids(mergeNewestFirst([[anEvent("$2", 2)], [anEvent("$1", 1)]], 1))).toEqual(["$2"]);
    expect(mergeNewestFirst([], 5)).toEqual([]);
  });
});
