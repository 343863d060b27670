import type { ChangeMessages, PermissionMessages } from "../permission-messages.ts";
import { englishManager } from "./manager.ts";

const quoted = (text: string | undefined) => (text === undefined ? "(none)" : `“${text}”`);

const change: ChangeMessages = {
  title: "What has changed since you decided",
  of: {
    user: (before, now) => `You were signed in as ${quoted(before)} and are now ${quoted(now)}.`,
    room: (before, now) => `It was in the room ${quoted(before)} and is now in ${quoted(now)}.`,
    kind: () => "It was added in another way: to a room instead of your account, or the reverse.",
    id: (before, now) => `Its ID was ${quoted(before)} and is now ${quoted(now)}.`,
    sender: (before, now) => `It was added by ${quoted(before)} and now by ${quoted(now)}.`,
    origin: (before, now) => `Its page was on ${quoted(before)} and is now on ${quoted(now)}.`,
    path: (before, now) => `Its page was ${quoted(before)} and is now ${quoted(now)}, on the same server.`,
    template: () => "The address of its page is different: it may be told other things about you.",
    name: (before, now) => `It called itself ${quoted(before)} and now ${quoted(now)}.`,
    avatar: () => "It has another picture.",
  },
  data: (name, before, now) => `Its setting “${name}” was ${quoted(before)} and is now ${quoted(now)}.`,
};

export const englishPermissions: PermissionMessages = {
  load: "Load its page",
  identity: "Prove to its server who you are",
  device: {
    camera: "Use your camera",
    microphone: "Use your microphone",
    screen: "Record your screen, after you choose what to share",
    clipboard: "Read and change what you have copied",
  },
  durationLegend: "For how long?",
  duration: {
    once: { label: "Once", detail: "Until the widget is closed or reloads." },
    session: { label: "This session", detail: "Until you close this app or sign out." },
    remember: { label: "Remember", detail: "For this widget in this room, until you take it back." },
  },
  need: {
    call: { label: "Needed for the call", detail: "Without it, you cannot join." },
    stickers: { label: "Needed to send stickers", detail: "Without it, you can only look at them." },
  },
  otherNeed: {
    label: (purpose) => `Needed for “${purpose}”`,
    detail: "Without it, that does not work.",
  },
  change,
  manager: englishManager,
};
