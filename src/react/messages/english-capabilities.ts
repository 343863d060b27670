import type { CapabilityMessages } from "./capability-messages.ts";
import { eventNames, messageNames, stateNames } from "./english-event-names.ts";

const quoted = (text: string): string => `“${text}”`;

function events(eventType: string, msgtype: string | undefined): string {
  if (eventType !== "m.room.message") return eventNames.get(eventType) ?? `${quoted(eventType)} events`;
  return msgtype === undefined
    ? "messages of any kind"
    : (messageNames.get(msgtype) ?? `${quoted(msgtype)} messages`);
}

function state(eventType: string, stateKey: string | undefined): string {
  const name = stateNames.get(eventType) ?? `the room’s ${quoted(eventType)} settings`;
  return stateKey === undefined || stateKey === "" ? name : `${name}, the entry ${quoted(stateKey)} only`;
}

/** What capabilities allow, in English. */
export const englishCapabilities: CapabilityMessages = {
  group: {
    read: "Read this room",
    write: "Write in this room as you",
    rooms: "Reach rooms",
    devices: "Talk to devices directly",
    people: "Look up people",
    files: "Handle files",
    calls: "Take part in calls",
    screen: "Stay in view",
  },
  feature: {
    screenshot: "Give a picture of itself",
    sticker: "Send stickers in this room as you",
    "always-on-screen": "Stay visible when you go to another room",
    navigate: "Take you to other rooms and people",
    "turn-servers": "Use your homeserver’s relay for calls",
    "user-directory-search": "Search the people your homeserver knows",
    "upload-file": "Upload files to your homeserver as you",
    "download-file": "Download files from your homeserver as you",
    "send-delayed-event": "Send events as you later, even when it is closed",
    "update-delayed-event": "Postpone, send at once or cancel what was to be sent later",
    "send-sticky-event": "Send events as you that stay in force for a while",
    "receive-sticky-event": "Read events that stay in force for a while",
    "rtc-transports": "Learn which call servers your homeserver offers",
    "rtc-livekit-get-token": "Get access to a call server as you",
    "rtc-livekit-delegate-delayed-leave": "Let the call server report that you left",
    modals: "Open a dialog over the app",
    "requires-client": "Run only inside this app",
    "view-room": "Show you another room",
    visibility: "Know whether you can see it",
  },
  receiveEvent: (eventType, msgtype) => `Read ${events(eventType, msgtype)}`,
  sendEvent: (eventType, msgtype) =>
    eventType === "m.room.redaction" ? "Delete messages as you" : `Send ${events(eventType, msgtype)} as you`,
  receiveState: (eventType, stateKey) => `See ${state(eventType, stateKey)}`,
  sendState: (eventType, stateKey) => `Change ${state(eventType, stateKey)}, as you`,
  receiveToDevice: (eventType) => `Get ${quoted(eventType)} messages from other people’s devices`,
  sendToDevice: (eventType) => `Send ${quoted(eventType)} messages to people’s devices as you`,
  roomAccountData: (eventType) => `Read your own ${quoted(eventType)} settings of this room`,
  ownRoom: "Use all of this in the room it is in",
  otherRoom: (room) => `Use all of this in ${quoted(room)} too`,
  allRooms: "Use all of this in every room you are in, now and later",
  onlyInRoom: (text, room) => `${text}, only in the room ${quoted(room)}`,
  onlyInOwnRoom: (text) => `${text}, only in the room it is in`,
  inAllRooms: (text) => `${text}, in every room you are in, now and later`,
};
