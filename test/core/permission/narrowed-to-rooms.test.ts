import { expect, it } from "vitest";
import { narrowedToRooms } from "../../../src/core/permission/narrowed-to-rooms.ts";

const everywhere = "org.matrix.msc2762.timeline:*";
const inKitchen = "org.matrix.msc2762.timeline:!kitchen:example.org";

it.each([
  ["a room of every room", [everywhere], [inKitchen], [inKitchen]],
  ["what was asked for itself, which is not narrower", [everywhere, inKitchen], [everywhere, inKitchen], []],
  ["a room where no room was asked for", ["m.sticker"], [inKitchen], []],
  ["something else in a room", [everywhere], ["org.matrix.msc2762.send.event:m.room.message"], []],
  ["another spelling of the same", [everywhere], ["m.timeline:*"], []],
  [
    "one kind of message of any, both in the same room",
    ["org.matrix.msc2762.receive.event:m.room.message"],
    ["org.matrix.msc2762.receive.event:m.room.message#m.text"],
    [],
  ],
])("knows %s", (_, asked, approved, expected) => {
  expect(narrowedToRooms(approved, asked)).toEqual(expected);
});
