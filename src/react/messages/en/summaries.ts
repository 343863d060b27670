import type { SummaryMessages } from "../capability-messages.ts";
import { createPlural } from "../plural.ts";
import { startSentence } from "../start-sentence.ts";

const plural = /* @__PURE__ */ createPlural("en");

export const englishSummaries: SummaryMessages = {
  topic: {
    messages: "messages",
    "call-keys": "encryption keys of calls",
    "call-activity": "call activity",
    "call-signals": "signals for calls",
    reactions: "reactions",
    polls: "polls",
    stickers: "stickers",
    locations: "locations",
    deletions: "deletions",
    members: "who is in the room",
    "room-details": "details of the room",
    pins: "pinned messages",
    widgets: "the room’s widgets",
    spaces: "spaces and their rooms",
    "own-settings": "your own settings for the room",
    "error-reports": "requests for error reports",
  },
  manageTopic: {
    "delete-messages": "delete messages",
    members: "invite, remove and ban people",
    permissions: "change who may do what",
    access: "change who may join and read",
    encryption: "turn on encryption",
    servers: "shut out servers and people",
    widgets: "change the room’s widgets",
    replace: "replace the room with another",
    spaces: "change spaces and their rooms",
    details: "change the room’s name and details",
    pins: "change pinned messages",
  },
  useTopic: {
    upload: "upload files",
    download: "download files",
    people: "search for people",
    "call-servers": "use call servers",
    navigate: "take you to other rooms",
    "stay-visible": "stay visible",
    windows: "open windows",
    harmless: "use harmless features of this app",
  },
  more: (count) => plural(count, { one: "# more kind", other: "# more kinds" }),
  read: (list) => `Read ${list}`,
  write: (list) => `Send ${list} as you`,
  writeLater: (list) => `Send ${list} as you, even after you close it`,
  manage: (list) => `${startSentence(list)} as you`,
  receiveFromDevices: (list) => `Receive ${list} from any user’s devices`,
  sendToDevices: (list) => `Send ${list} to any user’s devices as you`,
  exchangeWithDevices: (list) => `Send ${list} to any user’s devices as you, and receive them`,
  use: (list) => startSentence(list),
  together: (summaries) => summaries.join(". "),
};
