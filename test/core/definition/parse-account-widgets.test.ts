import { describe, expect, it } from "vitest";
import { parseAccountWidgets } from "../../../src/core/definition/parse-account-widgets.ts";

const entry = {
  type: "m.widget",
  state_key: "stickers",
  sender: "@me:hs",
  content: { type: "m.stickerpicker", url: "https://w.example/", name: "Stickers", data: { a: 1 } },
};

describe("parseAccountWidgets", () => {
  it.each(["m.widget", "im.vector.modular.widgets"])("reads widgets of type %s", (type) => {
    expect(parseAccountWidgets({ stickers: { ...entry, type } }, "@me:hs")).toEqual([
      {
        kind: "account",
        id: "stickers",
        roomId: undefined,
        type: "m.stickerpicker",
        url: "https://w.example/",
        name: "Stickers",
        data: { a: 1 },
        waitForIframeLoad: true,
        avatarUrl: undefined,
        sender: "@me:hs",
        eventId: undefined,
      },
    ]);
  });

  it("accepts an entry that has its key as id", () => {
    const { state_key: _stateKey, ...rest } = entry;
    expect(parseAccountWidgets({ stickers: { ...rest, id: "stickers" } }, "@me:hs")).toHaveLength(1);
  });

  it.each([
    ["whose state_key is another", { ...entry, state_key: "other" }],
    ["whose state_key is another, though its id is right", { ...entry, state_key: "other", id: "stickers" }],
    ["without state_key and id", { ...entry, state_key: undefined }],
    ["without a sender", { ...entry, sender: undefined }],
    ["of another type", { ...entry, type: "m.room.topic" }],
    ["without a url", { ...entry, content: { type: "m.custom" } }],
    ["without content", { ...entry, content: undefined }],
    ["that is null", null],
    ["that is text", "widget"],
  ])("224. ignores an entry %s, and no other", (_name, bad) => {
    const parsed = parseAccountWidgets({ stickers: bad, good: { ...entry, state_key: "good" } }, "@me:hs");
    expect(parsed.map(({ id }) => id)).toEqual(["good"]);
  });

  it("223. takes the user for the sender, whoever an entry names", () => {
    const [parsed] = parseAccountWidgets({ stickers: { ...entry, sender: "@admin:hs" } }, "@me:hs");
    expect(parsed?.sender).toBe("@me:hs");
  });

  it.each([[undefined], [null], ["text"], [[entry]], [7]])("finds none in %j", (content) => {
    expect(parseAccountWidgets(content, "@me:hs")).toEqual([]);
  });
});
