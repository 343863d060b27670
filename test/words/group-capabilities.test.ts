import { describe, expect, it } from "vitest";
import { DESCRIBING_STATE, GOVERNING_STATE } from "../../src/core/capability/known-event-types.ts";
import { parseCapability } from "../../src/core/capability/parse-capability.ts";
import { english } from "../../src/react/messages/en/english.ts";
import { coveredLines } from "../../src/react/words/covered-lines.ts";
import { linesWithoutEffect } from "../../src/react/words/dependencies.ts";
import { groupCapabilities } from "../../src/react/words/group-capabilities.ts";
import { readable } from "./readable.ts";

const read = "org.matrix.msc2762.receive";
const send = "org.matrix.msc2762.send";
const timeline = "org.matrix.msc2762.timeline";
const inRoom = (room: string, capability: string) =>
  `io.github.react-matrix-widgets.room:${encodeURIComponent(room)}:${capability}`;

const context = {
  roomId: "!team:example.org",
  userId: "@alice:example.org",
  roomName: (roomId: string) => ({ "!a:x.y": "Alpha", "!b:x.y": "Beta" })[roomId],
};
const group = (requested: readonly string[]) => groupCapabilities(requested, english.capability, context);
const summaries = (requested: readonly string[]) =>
  group(requested).groups.map(({ heading, summary }) => readable(`${heading}: ${summary}`));
const linesOf = (requested: readonly string[]) => group(requested).groups.flatMap(({ lines }) => lines);

describe("a summary", () => {
  it("lists what the lines are about, the most telling first", () => {
    expect(summaries([`${read}.state_event:m.room.member`, `${read}.event:m.room.message`])).toEqual([
      "In this room: Read messages and who is in the room",
    ]);
  });

  it("names what only widgets know, and counts what would be too much", () => {
    const types = Array.from({ length: 16 }, (_, index) => `${read}.event:net.x.${index}`);
    expect(summaries(types.slice(0, 2))).toEqual([
      "In this room: Read “⟨net.x.0⟩” data and “⟨net.x.1⟩” data",
    ]);
    expect(summaries(types)).toEqual([
      "In this room: Read “⟨net.x.0⟩” data, “⟨net.x.1⟩” data, “⟨net.x.2⟩” data, “⟨net.x.3⟩” data, and 12 more kinds",
    ]);
    expect(summaries(types.slice(0, 5))[0]).toMatch(/, and “⟨net\.x\.4⟩” data$/);
  });

  it("never cuts what is sensitive", () => {
    const [text] = summaries([...GOVERNING_STATE].map((type) => `${send}.state_event:${type}`));
    for (const phrase of Object.values(english.capability.summary.manageTopic)) {
      const isGoverning = !/delete messages|details|pinned/.test(phrase);
      if (isGoverning) expect(text?.toLowerCase()).toContain(phrase);
    }
  });

  it("names what the app has declared itself, beside everything else", () => {
    const own = [{ name: "com.example.print", text: "Print on the office printer" }];
    const requested = ["m.always_on_screen", "com.example.print"];
    const { groups } = groupCapabilities(requested, english.capability, { ...context, own });
    expect(groups.map(({ summary }) => summary)).toEqual(["Stay visible and Print on the office printer"]);
  });

  it("says that a widget may act after it was closed", () => {
    expect(summaries([`${send}.event:m.room.message`, "org.matrix.msc4157.send.delayed_event"])).toEqual([
      "In this room: Send messages as you, even after you close it",
    ]);
    expect(summaries(["org.matrix.msc4157.send.delayed_event"])).toEqual([
      "In this room: Send things later as you: it may act after you close it",
    ]);
  });

  it.each([
    [["send"], "Send signals for calls to any user’s devices as you"],
    [["receive"], "Receive signals for calls from any user’s devices"],
    [["send", "receive"], "Send signals for calls to any user’s devices as you, and receive them"],
  ])("says which way messages to devices go: %s", (directions, expected) => {
    const requested = directions.map((way) => `org.matrix.msc3819.${way}.to_device:m.call.invite`);
    expect(summaries(requested)).toEqual([`On people’s devices: ${expected}`]);
  });
});

describe("the groups", () => {
  it("are by place, this room first and the app last, and in it by what is done", () => {
    expect(
      summaries([
        "m.always_on_screen",
        "org.matrix.msc3819.send.to_device:net.x.y",
        `${timeline}:!a:x.y`,
        `${send}.state_event:m.room.topic`,
        `${send}.event:m.reaction`,
        `${read}.event:m.reaction`,
      ]),
    ).toEqual([
      "In this room: Read reactions",
      "In this room: Send reactions as you",
      "In this room: Change the room’s name and details as you",
      "In “⟨Alpha⟩”: Do here, too, what it may do in its own room",
      "On people’s devices: Send “⟨net.x.y⟩” data to any user’s devices as you",
      "Apart from rooms: Stay visible",
    ]);
  });

  it("join further rooms before anything else where there would be too many", () => {
    const here = [`${read}.event:m.reaction`, `${send}.event:m.reaction`, `${send}.event:m.room.redaction`];
    const further = [inRoom("!a:x.y", here[0] ?? ""), inRoom("!a:x.y", here[1] ?? "")];
    const app = "m.always_on_screen";
    const device = "org.matrix.msc3819.send.to_device:net.x.y";
    expect(summaries([...here, ...further, app])).toHaveLength(6);
    expect(summaries([...here, ...further, app, device])).toContain(
      "In “⟨Alpha⟩”: Read reactions. Send reactions as you",
    );
    const more = inRoom("!b:x.y", here[0] ?? "");
    expect(summaries([...here, ...further, more, app, device])).toContain(
      "In 2 other rooms: Read reactions. Send reactions as you",
    );
  });

  it("are as risky as their riskiest line, which comes first", () => {
    const [only] = group([
      inRoom("!a:x.y", `${send}.state_event:m.room.topic`),
      inRoom("!a:x.y", `${send}.event:m.room.redaction`),
    ]).groups;
    expect(only?.risk).toBe("high");
    expect(only?.lines.map(({ risk }) => risk)).toEqual(["high", "medium"]);
  });

  it("T-54 hold nothing that no widget is granted; that is told apart", () => {
    const { groups, refused } = group(["net.x.fly", "org.matrix.msc3819.send.to_device:m.room_key"]);
    expect(groups).toEqual([]);
    expect(refused.map((line) => [readable(line.sentence), line.risk])).toEqual([
      ["Unknown: “⟨net.x.fly⟩”", "forbidden"],
      ["Send “⟨m.room_key⟩” data to any user’s devices as you, encrypted or not", "forbidden"],
    ]);
  });

  it("call every change to a room itself a change to the room", () => {
    const changes = [...GOVERNING_STATE, ...DESCRIBING_STATE].map((type) => `${send}.state_event:${type}`);
    expect(group(changes).groups.map(({ acts }) => acts)).toEqual([["manage"]]);
    expect(linesOf(changes).map(({ sentence }) => sentence)).not.toContainEqual(
      expect.stringContaining("data"),
    );
  });
});

it("T-53 all spellings of one thing, stable and not, are one line", () => {
  const spellings = [
    `${send}.event:m.rtc.decline`,
    "m.send.event:m.rtc.decline",
    `${send}.event:org.matrix.msc4310.rtc.decline`,
  ];
  expect(linesOf(spellings).map((line) => line.spellings)).toEqual([spellings]);
  const name = [`${read}.state_event:m.room.name`, `${read}.state_event:m.room.name#`];
  expect(linesOf(name)).toHaveLength(1);
  expect(
    linesOf([`${read}.event:m.reaction`, inRoom(context.roomId, `${read}.event:m.reaction`)]),
  ).toHaveLength(2);
});

describe("what depends on what", () => {
  const requested = [
    `${read}.event:m.room.message`,
    `${read}.event:m.room.message#m.text`,
    `${send}.event:m.reaction`,
    `${timeline}:!a:x.y`,
    "org.matrix.msc4157.send.delayed_event",
    "org.matrix.msc4157.update_delayed_event",
    "org.matrix.msc4407.receive.sticky_event",
    "io.github.react-matrix-widgets.complete_timeline",
    "m.always_on_screen",
  ];
  const lines = linesOf(requested);
  const keyOf = (raw: string) => lines.find((line) => line.spellings.includes(raw))?.key ?? "";
  const lacking = (chosen: readonly string[], granted: readonly string[] = []) =>
    [...linesWithoutEffect(lines, new Set(chosen.map(keyOf)), granted.map(parseCapability))].map(
      ([key, need]) => `${lines.find((line) => line.key === key)?.spellings[0]} needs ${need}`,
    );
  const without = (...left: string[]) => requested.filter((raw) => !left.includes(raw));

  it("everything has an effect where everything is chosen", () => {
    expect(lacking(requested)).toEqual([]);
  });

  it("without reading, the history and what is in force are not read", () => {
    expect(lacking(without(requested[0] ?? "", requested[1] ?? ""))).toEqual([
      "org.matrix.msc4407.receive.sticky_event needs reading",
      "io.github.react-matrix-widgets.complete_timeline needs reading",
    ]);
  });

  it("without sending, nothing is sent later, and then there is nothing to postpone", () => {
    expect(lacking(without(`${send}.event:m.reaction`))).toEqual([
      "org.matrix.msc4157.send.delayed_event needs sending",
      "org.matrix.msc4157.update_delayed_event needs scheduling",
    ]);
  });

  it("another room needs something to do there, which may be granted already", () => {
    expect(lacking([`${timeline}:!a:x.y`])).toEqual([`${timeline}:!a:x.y needs either`]);
    expect(lacking([`${timeline}:!a:x.y`], [`${read}.event:m.reaction`])).toEqual([]);
    expect(lacking([`${timeline}:!a:x.y`], [inRoom("!a:x.y", `${read}.event:m.reaction`)])).toHaveLength(1);
  });

  it("who allows messages of any kind has allowed text messages", () => {
    const covered = (chosen: readonly string[]) =>
      [...coveredLines(lines, new Set(chosen.map(keyOf)), context.roomId)].map(([key, by]) => [
        lines.find((line) => line.key === key)?.sentence,
        by.sentence,
      ]);
    expect(covered(requested)).toEqual([["Read text messages", "Read messages of any kind"]]);
    expect(covered(without(`${read}.event:m.room.message`))).toEqual([]);
  });
});
