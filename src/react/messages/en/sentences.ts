import type { CapabilitySentences } from "../capability-messages.ts";

const withEntry = (what: string, entry: string | undefined) => (entry ? `${what}, ${entry}` : what);

export const englishSentences: CapabilitySentences = {
  readEvent: (what) => `Read ${what}`,
  sendEvent: (what) => `Send ${what} as you`,
  deleteMessages: "Delete messages as you: yours, and those of others where you may",
  readState: (what, entry) => `See ${withEntry(what, entry)}`,
  changeState: (what, entry) => `Change ${withEntry(what, entry)}, as you`,
  manageMembers: "Invite, remove and ban people as you",
  changeOwnMembership: "Change your own name and picture in the room, or leave it, as you",
  receiveFromDevices: (what) => `Receive ${what} from any user’s devices, encrypted or not`,
  sendToDevices: (what) => `Send ${what} to any user’s devices as you, encrypted or not`,
  readAccountData: (what) => `See ${what}`,
  reachOwnRoom: "Be used in this room, as it is anyway",
  reachRoom: "Do here, too, what it may do in its own room",
  reachAllRooms: "Do everywhere what it may do in its own room",
  feature: {
    screenshot: "Give this app a picture of itself",
    sticker: "Send stickers as you",
    "always-on-screen": "Stay visible when you go to another room",
    navigate: "Take you to other rooms, people and messages",
    "turn-servers": "Use your homeserver’s relay servers for calls",
    "user-directory-search": "Search for people your homeserver knows",
    "upload-file": "Upload files to your homeserver as you",
    "download-file": "Download files from your homeserver as you",
    "send-delayed-event": "Send things later as you: it may act after you close it",
    "update-delayed-event": "Postpone, cancel or send at once what it has scheduled",
    "send-sticky-event": "Keep what it sends as you in force for up to an hour",
    "receive-sticky-event": "Read what is still in force when you open it",
    "complete-timeline": "Read the whole history, as far back as you can",
    "rtc-transports": "Find out which call servers your homeserver offers",
    "rtc-livekit-get-token": "Get access to a call server as you",
    "rtc-livekit-delegate-delayed-leave":
      "Let the call server report that you left: it may act as you after you close the widget",
    modals: "Open a window of its own on top of this app",
    "requires-client": "Say that it works only inside this app",
    "view-room": "Take you to another room",
    visibility: "Know whether it is visible",
  },
  unknown: (raw) => `Unknown: “${raw}”`,
};
