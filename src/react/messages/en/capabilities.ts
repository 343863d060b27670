import type { CapabilityMessages } from "../capability-messages.ts";
import { createList } from "../list.ts";
import { englishKinds } from "./kinds.ts";
import { englishSentences } from "./sentences.ts";
import { englishSummaries } from "./summaries.ts";

const list = /* @__PURE__ */ createList("en");

/** What capabilities allow, in English. */
export const englishCapabilities: CapabilityMessages = {
  list,
  place: {
    thisRoom: "In this room",
    viewedRoom: "In the room you are looking at",
    room: (name) => `In “${name}”`,
    otherRooms: (count) => `In ${count} other rooms`,
    allRooms: "In every room you are in, now and later",
    devices: "On people’s devices",
    app: "Apart from rooms",
  },
  placed: (place, sentence) => `${place}: ${sentence}`,
  kind: englishKinds,
  entry: {
    any: "any entry",
    own: "only your own entry",
    ownNamed: (key) => `only your entry “${key}”`,
    named: (key) => `only the entry “${key}”`,
    unnamed: "only the entry without a name",
  },
  sentence: englishSentences,
  detail: {
    earlierToo: "New ones, and earlier ones that you can read.",
    everyMessage: "Text, pictures, files, and every other kind.",
    callKeys: "With these keys the sound and picture of a call can be decrypted.",
    permissions: "This decides what everyone may do in the room, you included.",
    encryption: "Encryption that is on cannot be turned off again.",
    widgets: "It could add, change and remove widgets, itself included.",
    delayed: "What it has scheduled is sent even when you are offline.",
    sticky: "Whoever comes later sees it too, until it runs out.",
    anyFile: "Any file whose address it knows, not only files of this room.",
    strangers: "Not only people in this room. Such messages do not appear in any room.",
    laterRooms: "Rooms that you join later, or are invited to, are included.",
    learnsRooms: "It can find out which rooms you are in.",
    roomId: (roomId) => `Room ID: ${roomId}`,
    neverGranted: "This app never allows it.",
  },
  summary: englishSummaries,
  noEffect: {
    reading: "No effect as long as it may not read anything.",
    sending: "No effect as long as it may not send anything.",
    either: "No effect as long as it may neither read nor send anything.",
    scheduling: "No effect as long as it may not send anything later.",
  },
  coveredBy: (sentence) => `Included in: ${sentence}`,
  risk: { low: "Low risk", medium: "Medium risk", high: "High risk" },
};
