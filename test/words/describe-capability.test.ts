import { describe, expect, it } from "vitest";
import { FEATURE_SPELLINGS } from "../../src/core/capability/feature-spellings.ts";
import { parseCapability } from "../../src/core/capability/parse-capability.ts";
import { english } from "../../src/react/messages/en/english.ts";
import { describeCapability } from "../../src/react/words/describe-capability.ts";
import { readable } from "./readable.ts";

const alice = "@alice:example.org";
const context = {
  roomId: "!team:example.org",
  userId: alice,
  roomName: (roomId: string) => (roomId === "!design:example.org" ? "Design “team”" : undefined),
};
const words = (raw: string) => describeCapability(parseCapability(raw), english.capability, context);
const sentence = (raw: string) => readable(words(raw).sentence);

const read = "org.matrix.msc2762.receive";
const send = "org.matrix.msc2762.send";
const scoped = "io.github.react-matrix-widgets.room";

describe("A capability of the app's own", () => {
  const print = "com.example.print";
  const own = [{ name: print, text: "Print on the office printer" }];
  const inWords = (raw: string) =>
    describeCapability(parseCapability(raw), english.capability, { ...context, own });

  it("is told in the words of the app, among what is not about rooms", () => {
    expect(inWords(print)).toMatchObject({
      sentence: "Print on the office printer",
      risk: "medium",
      place: { kind: "app" },
    });
  });

  it("is never granted where the app has not declared it", () => {
    expect(inWords("com.example.other")).toMatchObject({ risk: "forbidden" });
  });
});

describe("T-52 the exact sentence", () => {
  it.each([
    // Any kind, one kind, no kind.
    [`${read}.event:m.room.message`, "medium", "Read messages of any kind"],
    [`${send}.event:m.room.message`, "medium", "Send messages of any kind as you"],
    [`${read}.event:m.room.message#m.image`, "medium", "Read pictures"],
    [`${send}.event:m.room.message#m.text`, "medium", "Send text messages as you"],
    [`${send}.event:m.room.message#`, "medium", "Send messages that name no kind as you"],
    [`${send}.event:m.room.message##m.text`, "medium", "Send messages of the kind “⟨#m.text⟩” as you"],
    // Events people know, and those only widgets know.
    [`${send}.event:m.reaction`, "medium", "Send reactions as you"],
    [`${read}.event:m.room.redaction`, "medium", "Read deletions of messages"],
    [
      `${send}.event:m.room.redaction`,
      "high",
      "Delete messages as you: yours, and those of others where you may",
    ],
    [`${read}.event:io.element.call.encryption_keys`, "medium", "Read encryption keys of calls"],
    [`${send}.event:constructor`, "medium", "Send “⟨constructor⟩” data as you"],
    [`${send}.event:org.example#x`, "medium", "Send “⟨org.example#x⟩” data as you"],
    // State: any entry, one's own, another's, the only one.
    [`${read}.state_event:m.room.member`, "medium", "See who is in the room"],
    [`${read}.state_event:m.room.member#${alice}`, "medium", "See who is in the room, only your own entry"],
    [`${read}.state_event:m.room.name`, "medium", "See the room’s name"],
    [`${read}.state_event:m.room.name#`, "medium", "See the room’s name"],
    [`${read}.state_event:m.room.name##test`, "medium", "See the room’s name, only the entry “⟨#test⟩”"],
    [`${read}.state_event:net.x.poll`, "medium", "See the room’s “⟨net.x.poll⟩” data, any entry"],
    [`${send}.state_event:net.x.poll`, "medium", "Change the room’s “⟨net.x.poll⟩” data, any entry, as you"],
    [
      `${send}.state_event:net.x.poll#`,
      "medium",
      "Change the room’s “⟨net.x.poll⟩” data, only the entry without a name, as you",
    ],
    [
      `${send}.state_event:net.x.poll#7`,
      "medium",
      "Change the room’s “⟨net.x.poll⟩” data, only the entry “⟨7⟩”, as you",
    ],
    [
      `${send}.state_event:net.x.\\#poll#7`,
      "medium",
      "Change the room’s “⟨net.x.#poll⟩” data, only the entry “⟨7⟩”, as you",
    ],
    [
      `${send}.state_event:org.matrix.msc3401.call.member`,
      "medium",
      "Change who is in a call, any entry, as you",
    ],
    [
      `${send}.state_event:org.matrix.msc3401.call.member#${alice}`,
      "medium",
      "Change who is in a call, only your own entry, as you",
    ],
    [
      `${send}.state_event:org.matrix.msc3401.call.member#_${alice}_PHONE_m.call`,
      "medium",
      `Change who is in a call, only your entry “⟨_${alice}_PHONE_m.call⟩”, as you`,
    ],
    [
      `${send}.state_event:org.matrix.msc3401.call.member#@bob:example.org`,
      "medium",
      "Change who is in a call, only the entry “⟨@bob:example.org⟩”, as you",
    ],
    [`${send}.state_event:m.room.member`, "high", "Invite, remove and ban people as you"],
    [
      `${send}.state_event:m.room.member#${alice}`,
      "high",
      "Change your own name and picture in the room, or leave it, as you",
    ],
    [
      `${send}.state_event:m.room.member#@bob:example.org`,
      "high",
      "Change who is in the room, only the entry “⟨@bob:example.org⟩”, as you",
    ],
    [`${send}.state_event:m.room.power_levels#`, "high", "Change who may do what in the room, as you"],
    [
      `${send}.state_event:im.vector.modular.widgets`,
      "high",
      "Change which widgets the room has, any entry, as you",
    ],
    // Devices.
    [
      "org.matrix.msc3819.send.to_device:net.x.y",
      "high",
      "Send “⟨net.x.y⟩” data to any user’s devices as you, encrypted or not",
    ],
    [
      "org.matrix.msc3819.receive.to_device:m.call.invite",
      "high",
      "Receive invitations to calls from any user’s devices, encrypted or not",
    ],
    // The user's own settings.
    [
      "com.beeper.capabilities.receive.room_account_data:m.fully_read",
      "medium",
      "See how far you have read in the room",
    ],
    [
      "com.beeper.capabilities.receive.room_account_data:net.x.y",
      "medium",
      "See your private “⟨net.x.y⟩” settings for the room",
    ],
    // Rooms.
    ["org.matrix.msc2762.timeline:!team:example.org", "low", "Be used in this room, as it is anyway"],
    ["org.matrix.msc2762.timeline:!b:c.d", "medium", "Do here, too, what it may do in its own room"],
    ["org.matrix.msc2762.timeline:*", "high", "Do everywhere what it may do in its own room"],
    [`${scoped}:!b%3Ac.d:${read}.event:m.reaction`, "medium", "Read reactions"],
    [`${scoped}:*:${read}.event:m.reaction`, "high", "Read reactions"],
    // Unknown: shown as such, never granted (T-54).
    ["net.example.fly", "forbidden", "Unknown: “⟨net.example.fly⟩”"],
    ["", "forbidden", "Unknown: “⟨⟩”"],
  ])("of %s", (raw, risk, expected) => {
    expect(sentence(raw)).toBe(expected);
    expect(words(raw).risk).toBe(risk);
  });
});

it.each(Object.entries(FEATURE_SPELLINGS))("the feature %s has a sentence of its own", (_, spellings) => {
  const sentences = new Set(spellings.map(sentence));
  expect(sentences.size).toBe(1);
  const others = Object.values(FEATURE_SPELLINGS).filter((one) => one !== spellings);
  expect(others.map(([first]) => sentence(first))).not.toContain([...sentences][0]);
  expect([...sentences][0]).toMatch(/^[A-Z][a-z]+,? .{8}/);
});

it("what is sent later, or in one's name by others, is said to happen after the widget is closed", () => {
  expect(sentence("org.matrix.msc4157.send.delayed_event")).toMatch(/may act after you close it/);
  expect(sentence("org.matrix.msc4533.rtc_livekit_delegate_delayed_leave")).toMatch(
    /may act as you after you close/,
  );
});

it.each([
  [`${read}.event:m.reaction`, "In this room: Read reactions"],
  [`${scoped}:!design%3Aexample.org:${read}.event:m.reaction`, "In “⟨Design 'team'⟩”: Read reactions"],
  [`${scoped}:!b%3Ac.d:${read}.event:m.reaction`, "In “⟨!b:c.d⟩”: Read reactions"],
  [
    "org.matrix.msc2762.timeline:*",
    "In every room you are in, now and later: Do everywhere what it may do in its own room",
  ],
  ["m.always_on_screen", "Apart from rooms: Stay visible when you go to another room"],
])("a sentence that stands alone names the place: %s", (raw, expected) => {
  expect(readable(words(raw).standalone)).toBe(expected);
});

it.each([
  ["org.matrix.msc2762.timeline:*", /rooms that you join later/i],
  ["org.matrix.msc2762.timeline:*", /which rooms you are in/],
  [`${scoped}:!b%3Ac.d:${read}.event:m.reaction`, /Room ID: ⟨!b:c\.d⟩/],
  [`${read}.event:m.room.message`, /every other kind/],
  [`${read}.event:io.element.call.encryption_keys`, /can be decrypted/],
  ["org.matrix.msc3819.receive.to_device:io.element.call.encryption_keys", /can be decrypted/],
  ["org.matrix.msc3819.send.to_device:net.x.y", /Not only people in this room/],
  [`${send}.state_event:m.room.encryption`, /cannot be turned off again/],
  [`${send}.state_event:m.room.power_levels`, /what everyone may do/],
  [`${send}.state_event:m.widget`, /itself included/],
  ["org.matrix.msc4157.send.delayed_event", /even when you are offline/],
  ["org.matrix.msc4407.send.sticky_event", /Whoever comes later/],
  ["org.matrix.msc4039.download_file", /not only files of this room/],
])("the details of %s say %s", (raw, expected) => {
  expect(words(raw).details.map(readable)).toContainEqual(expect.stringMatching(expected));
});

it("a widget of the account acts in the room that is looked at", () => {
  const reaction = parseCapability(`${read}.event:m.reaction`);
  const { standalone } = describeCapability(reaction, english.capability, { roomId: undefined });
  expect(standalone).toBe("In the room you are looking at: Read reactions");
});

it("nothing is called the user's own where the user is not known", () => {
  const own = parseCapability(`${send}.state_event:org.matrix.msc3401.call.member#${alice}`);
  const { sentence: text } = describeCapability(own, english.capability, { roomId: undefined });
  expect(readable(text)).toBe(`Change who is in a call, only the entry “⟨${alice}⟩”, as you`);
});
