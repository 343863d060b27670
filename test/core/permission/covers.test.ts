import fc from "fast-check";
import { expect, it } from "vitest";
import { covers } from "../../../src/core/permission/covers.ts";
import { capabilityPermission, parsePermission } from "../../../src/core/permission/permission.ts";
import { ROOM } from "./a-record.ts";
import { aPermission } from "./some-permissions.ts";

const scope = (room: string) => `io.github.react-matrix-widgets.room:${encodeURIComponent(room)}:`;
const send = "org.matrix.msc2762.send.event:m.room.message";
const vote = "org.matrix.msc2762.receive.state_event:org.example.vote";
const holds = (wider: string, narrower: string) =>
  covers(capabilityPermission(wider), capabilityPermission(narrower), ROOM);

it.each([
  ["any message holds text messages", send, `${send}#m.text`],
  ["any key holds the empty key", vote, `${vote}#`],
  ["all rooms hold one", "m.timeline:*", "org.matrix.msc2762.timeline:!a:example.org"],
  ["the widget's own room is where it is anyway", send, `${scope(ROOM)}${send}#m.text`],
  [
    "every room by name holds one by name",
    `io.github.react-matrix-widgets.room:*:${send}`,
    `${scope("!a")}${send}`,
  ],
  ["every room by name holds what has no name", `io.github.react-matrix-widgets.room:*:${send}`, send],
])("%s, and not the other way round", (_name, wider, narrower) => {
  expect(holds(wider, narrower)).toBe(true);
  expect(holds(narrower, wider)).toBe(false);
});

it.each([
  ["sending holds no reading", send, "org.matrix.msc2762.receive.event:m.room.message"],
  ["one kind of message holds no other", `${send}#m.text`, `${send}#m.image`],
  ["one room holds no other", `${scope("!a")}${send}`, `${scope("!b")}${send}`],
  ["the own room holds no other by name", send, `${scope("!a")}${send}`],
  [
    "a room's timeline holds none of its events",
    "m.timeline:!a:example.org",
    `${scope("!a:example.org")}${send}`,
  ],
])("%s", (_name, one, other) => {
  expect(holds(one, other)).toBe(false);
  expect(holds(other, one)).toBe(false);
});

it("holds what is held by what it holds", () => {
  fc.assert(
    fc.property(aPermission, aPermission, aPermission, (first, second, third) => {
      fc.pre(covers(first, second, ROOM) && covers(second, third, ROOM));
      expect(covers(first, third, ROOM)).toBe(true);
    }),
  );
});

it("every permission is read back as itself, and T-53 no second spelling is a permission", () => {
  fc.assert(
    fc.property(aPermission, (permission) => {
      expect(parsePermission(permission)).toBe(permission);
    }),
  );
  for (const text of ["", "device:gps", "capability:m.navigate", "Load", "__proto__"]) {
    expect(parsePermission(text)).toBeUndefined();
  }
});
