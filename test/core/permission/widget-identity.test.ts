import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WidgetDefinition } from "../../../src/core/definition/widget-definition.ts";
import { diffIdentity, isCosmetic } from "../../../src/core/permission/diff-identity.ts";
import {
  identityKey,
  widgetAppearance,
  widgetIdentity,
} from "../../../src/core/permission/widget-identity.ts";
import { aWidget, ME } from "./a-record.ts";

const known = (widget: WidgetDefinition, userId = ME) => ({
  identity: widgetIdentity(userId, widget),
  appearance: widgetAppearance(widget),
});
const before = known(aWidget());
const isSame = (widget: WidgetDefinition, userId = ME) =>
  identityKey(widgetIdentity(userId, widget)) === identityKey(before.identity);

describe("what makes another widget", () => {
  it.each<[string, Partial<WidgetDefinition>, readonly string[]]>([
    ["T-43 another room", { roomId: "!other:example.org" }, ["room"]],
    ["T-48 an upgraded room", { roomId: "!upgraded:example.org" }, ["room"]],
    ["another kind", { kind: "account" }, ["kind"]],
    ["another state key", { id: "other" }, ["id"]],
    ["T-44 T-46 another sender", { sender: "@mallory:example.org" }, ["sender"]],
    [
      "63. T-44 another server",
      { url: "https://evil.example.org/vote?who=$matrix_user_id&board=$board" },
      ["origin"],
    ],
    ["63. another port", { url: "https://poll.example.org:8443/vote?board=$board" }, ["origin"]],
    ["63. another path", { url: "https://poll.example.org/other?board=$board" }, ["path"]],
    [
      "63. another variable in the URL",
      { url: "https://poll.example.org/vote?who=$matrix_display_name&board=$board" },
      ["template"],
    ],
    ["other data that the URL uses", { data: { board: "2", title: "unused" } }, ["data"]],
    ["data that the URL uses and is gone", { data: {} }, ["data"]],
  ])("%s", (_name, change, what) => {
    expect(isSame(aWidget(change))).toBe(false);
    expect(diffIdentity(before, known(aWidget(change))).map((one) => one.what)).toEqual(what);
  });

  it("T-47 another user", () => {
    expect(isSame(aWidget(), "@other:example.org")).toBe(false);
    expect(diffIdentity(before, known(aWidget(), "@other:example.org"))).toEqual([
      { what: "user", before: ME, now: "@other:example.org" },
    ]);
  });

  it.each<[string, Partial<WidgetDefinition>]>([
    ["its name", { name: "Another name" }],
    ["its avatar", { avatarUrl: "mxc://example.org/a" }],
    ["data that the URL does not use", { data: { board: "1", title: "changed" } }],
    ["the event that says the same again", { eventId: "$again" }],
  ])("is not %s", (_name, change) => {
    expect(isSame(aWidget(change))).toBe(true);
    expect(diffIdentity(before, known(aWidget(change))).every(isCosmetic)).toBe(true);
  });
});

it("says what changed, old and new, and cosmetic changes as such", () => {
  const now = known(aWidget({ name: "Vote", sender: "@bob:example.org", data: { board: "2" } }));

  const changes = diffIdentity(before, now);

  expect(changes).toEqual([
    { what: "sender", before: "@alice:example.org", now: "@bob:example.org" },
    { what: "data", name: "board", before: "1", now: "2" },
    { what: "name", before: "Poll", now: "Vote" },
  ]);
  expect(changes.filter(isCosmetic).map(({ what }) => what)).toEqual(["name"]);
});

it("T-43 no two sets of fields have one identity, whatever the fields hold", () => {
  const field = fc.string({ maxLength: 4 });
  const fields = fc.tuple(field, field, field, field, field);
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const [first, second] = [one, other].map(([userId, roomId, id, sender, board]) =>
        identityKey(widgetIdentity(userId, aWidget({ roomId, id, sender, data: { board } }))),
      );
      expect(first === second).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

it("there is a difference that is not cosmetic exactly where the identities differ", () => {
  const url = fc.constantFrom(
    "https://a.example/x?$board",
    "https://a.example/y?$board",
    "https://b.example/x?$board",
    "https://a.example/x?$board&more",
    "not a url",
  );
  const widget = fc
    .record({
      url,
      kind: fc.constantFrom<WidgetDefinition["kind"]>("room", "account"),
      roomId: fc.constantFrom(undefined, "!a", "!b"),
      sender: fc.constantFrom("@a", "@b"),
      name: fc.constantFrom("A", "B"),
      data: fc.record({ board: fc.constantFrom("1", 2, null) }),
    })
    .map(aWidget);
  fc.assert(
    fc.property(widget, widget, (one, other) => {
      const changes = diffIdentity(known(one), known(other));
      const isEqual = identityKey(known(one).identity) === identityKey(known(other).identity);
      expect(changes.every(isCosmetic)).toBe(isEqual);
    }),
  );
});
