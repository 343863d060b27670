import { describe, expect, it } from "vitest";
import { chooseRoomWidget, parseRoomWidget } from "../../../src/core/definition/parse-room-widget.ts";
import type { MatrixEvent } from "../../../src/core/matrix/matrix-event.ts";

const content = { type: "m.custom", url: "https://w.example/?u=$matrix_user_id", name: "Poll" };

const anEvent = (changes: Partial<MatrixEvent> = {}): MatrixEvent => ({
  type: "im.vector.modular.widgets",
  state_key: "poll",
  sender: "@bob:hs",
  event_id: "$1",
  room_id: "!room:hs",
  origin_server_ts: 1000,
  unsigned: {},
  content,
  ...changes,
});

const withContent = (more: Record<string, unknown>) =>
  parseRoomWidget(anEvent({ content: { ...content, ...more } }));

describe("parseRoomWidget", () => {
  it.each(["im.vector.modular.widgets", "m.widget"])("reads a widget from %s", (type) => {
    expect(parseRoomWidget(anEvent({ type }))).toEqual({
      kind: "room",
      id: "poll",
      roomId: "!room:hs",
      type: "m.custom",
      url: "https://w.example/?u=$matrix_user_id",
      name: "Poll",
      data: {},
      waitForIframeLoad: true,
      avatarUrl: undefined,
      sender: "@bob:hs",
      eventId: "$1",
    });
  });

  it.each([
    ["redacted", {}],
    ["without a url", { type: "m.custom" }],
    ["without a type", { url: "https://w.example/" }],
    ["with an empty url", { type: "m.custom", url: "" }],
    ["with an empty type", { type: "", url: "https://w.example/" }],
    ["with a url that is no string", { type: "m.custom", url: ["https://w.example/"] }],
  ])("221. a widget %s is deleted", (_name, deleted) => {
    expect(parseRoomWidget(anEvent({ content: deleted }))).toBeUndefined();
  });

  it("is undefined for events that define no widget", () => {
    expect(parseRoomWidget(anEvent({ type: "m.room.topic" }))).toBeUndefined();
    expect(parseRoomWidget(anEvent({ state_key: "" }))).toBeUndefined();
    const { state_key: _stateKey, ...message } = anEvent();
    expect(parseRoomWidget(message)).toBeUndefined();
  });

  it("223. T-45 takes id and sender from the event, whatever its content claims", () => {
    const parsed = withContent({ id: "other", creatorUserId: "@admin:hs", sender: "@admin:hs" });
    expect(parsed).toEqual(parseRoomWidget(anEvent()));
    expect(JSON.stringify(parsed)).not.toContain("@admin:hs");
  });

  it.each([
    ["m.jitsi", "m.jitsi"],
    ["jitsi", "m.jitsi"],
    ["m.stickerpicker", "m.stickerpicker"],
    ["m.integration_manager", "m.integration_manager"],
    ["m.call", "m.call"],
    ["m.etherpad", "m.custom"],
    ["constructor", "m.custom"],
  ])("reads the type %s as %s", (type, known) => {
    expect(withContent({ type })?.type).toBe(known);
  });

  it.each([
    ["no name", undefined],
    ["an empty name", ""],
    ["an invisible name", "\u200b\u202e"],
    ["a name that is no string", { toString: "Poll" }],
  ])("falls back to its type with %s", (_name, name) => {
    expect(withContent({ type: "m.etherpad", name })?.name).toBe("m.etherpad");
  });

  it("T-68 cleans its name", () => {
    expect(withContent({ name: "Poll\u202egnp.exe\n🔒" })?.name).toBe("Pollgnp.exe");
  });

  it.each([
    [false, false],
    [true, true],
    [undefined, true],
    [null, true],
    [0, true],
    ["false", true],
  ])("waitForIframeLoad %j means %j: only the literal false switches", (value, expected) => {
    expect(withContent({ waitForIframeLoad: value })?.waitForIframeLoad).toBe(expected);
  });

  it.each([
    ["mxc://hs.example/abc_DEF-1", "mxc://hs.example/abc_DEF-1"],
    ["https://tracker.example/pixel.png", undefined],
    ["mxc://hs.example/../../x", undefined],
    ["mxc://hs.example/a?b", undefined],
    ["mxc://hs.example", undefined],
    ["javascript:alert(1)", undefined],
    [7, undefined],
  ])("T-38 shows no picture but from Matrix: %j", (avatar_url, expected) => {
    expect(withContent({ avatar_url })?.avatarUrl).toBe(expected);
    expect(withContent({ "org.matrix.msc2765.avatar_url": avatar_url })?.avatarUrl).toBe(expected);
  });

  it.each([[null], ["text"], [7], [["a"]]])("reads data %j as none", (data) => {
    expect(withContent({ data })?.data).toEqual({});
  });

  it("keeps the values of data as they are", () => {
    const data = { title: "T", count: 1, nested: { a: [1] }, nothing: null };
    expect(withContent({ data })?.data).toEqual(data);
  });

  it("T-23 keeps at most 256 keys of data", () => {
    const data = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, "v"]));
    const kept = Object.keys(withContent({ data })?.data ?? {});
    expect(kept).toHaveLength(256);
    expect(kept[255]).toBe("k255");
  });

  it("T-13 leaves out data that could change a prototype", () => {
    const data: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":{},"prototype":{},"ok":1}');
    const parsed = withContent({ data });
    expect(Object.keys(parsed?.data ?? {})).toEqual(["ok"]);
    expect(Object.getPrototypeOf(parsed?.data)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("chooseRoomWidget", () => {
  const old = anEvent({ origin_server_ts: 1, content: { ...content, name: "Old" } });
  const stable = anEvent({ type: "m.widget", origin_server_ts: 2, content: { ...content, name: "New" } });

  it("lets the newest decide, in any order", () => {
    expect(chooseRoomWidget([old, stable])?.name).toBe("New");
    expect(chooseRoomWidget([stable, old])?.name).toBe("New");
  });

  it("221. lets the newest delete the widget", () => {
    expect(chooseRoomWidget([old, { ...stable, content: {} }])).toBeUndefined();
  });

  it("of the same time prefers what deployed clients write", () => {
    const same = { ...stable, origin_server_ts: 1 };
    expect(chooseRoomWidget([same, old])?.name).toBe("Old");
  });

  it("is not misled by other events, or by none", () => {
    expect(chooseRoomWidget([old, anEvent({ type: "m.room.topic", origin_server_ts: 9 })])?.name).toBe("Old");
    expect(chooseRoomWidget([])).toBeUndefined();
  });
});
