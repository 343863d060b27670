import fc from "fast-check";
import { expect, it } from "vitest";
import type { WidgetDefinition } from "../../src/core/definition/widget-definition.ts";
import { grantIdentity } from "../../src/store/grant-identity.ts";
import { aWidget } from "./a-request.ts";

const user = "@me:example.org";
const identityOf = (widget: WidgetDefinition, userId = user) => grantIdentity(userId, widget, widget.roomId);
const before = identityOf(aWidget());

it.each<[string, Partial<WidgetDefinition>]>([
  ["T-43 another room", { roomId: "!other:example.org" }],
  ["another kind", { kind: "account" }],
  ["another id", { id: "other" }],
  ["T-44 another adder", { sender: "@mallory:example.org" }],
  ["63. T-44 another path", { url: "https://poll.example.org/other?who=$matrix_user_id&board=$board" }],
  [
    "63. another variable in the URL",
    { url: "https://poll.example.org/?who=$matrix_display_name&board=$board" },
  ],
  ["other data that the URL uses", { data: { board: "2", title: "unused" } }],
])("%s is another identity", (_name, change) => {
  expect(identityOf(aWidget(change))).not.toBe(before);
});

it("T-47 another user is another identity", () => {
  expect(identityOf(aWidget(), "@other:example.org")).not.toBe(before);
});

it.each<[string, Partial<WidgetDefinition>]>([
  ["its name", { name: "Another name" }],
  ["its avatar", { avatarUrl: "mxc://example.org/a" }],
  ["data that the URL does not use", { data: { board: "1", title: "changed" } }],
  ["the event that says the same again", { eventId: "$again" }],
])("%s is cosmetic", (_name, change) => {
  expect(identityOf(aWidget(change))).toBe(before);
});

it("no two sets of fields have one identity, whatever the fields hold", () => {
  const field = fc.string({ maxLength: 4 });
  const fields = fc.tuple(field, field, field, field);
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const [first, second] = [one, other].map(([userId, roomId, id, sender]) =>
        grantIdentity(userId, aWidget({ roomId, id, sender }), roomId),
      );
      expect(first === second).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});
