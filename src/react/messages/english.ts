import type { SessionEnd, SessionFailure } from "../../core/session/session-state.ts";
import type { UrlProblem } from "../../core/url/url-problem.ts";
import { englishCapabilities } from "./english-capabilities.ts";
import type { WidgetMessages } from "./widget-messages.ts";

const failures: Readonly<Record<Exclude<SessionFailure, "unsafe-url">, string>> = {
  moved: "went to another website and was stopped",
  "content-not-loaded": "did not finish loading",
  flooded: "sent far too much and was stopped",
};

const problems: Readonly<Record<UrlProblem, string>> = {
  malformed: "its address is not valid",
  "too-long": "its address is too long",
  "unsupported-scheme": "its address is not a web address",
  insecure: "its address is not secure (http:)",
  "variable-in-origin": "its address does not say which server it is on",
  credentials: "its address contains a user name",
  "host-origin": "it is on this app’s own server, where it could act as the app",
};

const ends: Readonly<Record<SessionEnd, string>> = {
  disposed: "This widget was closed.",
  "closed-by-widget": "This widget has finished.",
  "room-left": "You are not in the room of this widget.",
  "widget-removed": "This room has no such widget.",
  "logged-out": "You are signed out.",
};

/** Everything in English; what an app leaves out of its own catalogue comes from here. */
export const english: WidgetMessages = {
  frameTitle: (name) => `Widget: ${name}`,
  status: {
    loading: (name) => `Loading “${name}”…`,
    ready: (name) => `“${name}” is ready.`,
    awaitingConsent: (name) => `“${name}” is not open yet.`,
    asking: (name) => `“${name}” waits for your answer.`,
    denied: (name) => `You did not allow “${name}”.`,
    failed: (name, reason) => `“${name}” ${failures[reason]}.`,
    unsafeUrl: (name, problem) =>
      problem ? `“${name}” cannot be shown: ${problems[problem]}.` : `“${name}” cannot be shown.`,
    ended: (reason) => ends[reason],
  },
  gate: {
    from: "From",
    addedBy: "Added by",
    open: "Open widget",
    retry: "Try again",
    openAgain: "Open again",
  },
  floating: {
    label: (name) => `Widget that stays in view: ${name}`,
    back: "Back to room",
    close: "Close widget",
  },
  modal: { close: "Close" },
  consent: {
    loadTitle: (name) => `Open “${name}”?`,
    capabilitiesTitle: (name) => `What may “${name}” do?`,
    identityTitle: (name) => `Tell “${name}” who you are?`,
    loadIntro: "This widget is a web page. It will learn:",
    loadNothing: "nothing about you from this app",
    loadAlways: "your IP address and browser, like any web page",
    capabilitiesIntro: "It asks for the following. Untick what it may not do.",
    identityIntro: "It asks for proof of your Matrix account, so that its server knows who you are.",
    identityDetail: "The proof shows your user ID. It gives no access to your account or messages.",
    page: "Page",
    room: "Room",
    addedBy: "Added by",
    accountWidget: "Your account",
    disclosed: {
      userId: "your user ID",
      displayName: "your display name",
      avatarUrl: "your picture",
      deviceId: "the ID of this device",
      roomId: "the ID of the room",
      homeserverUrl: "the address of your homeserver",
      clientLanguage: "your language",
      clientTheme: "whether you use a light or dark theme",
      clientId: "which app you use",
    },
    highRisk: "Sensitive",
    rawCapabilities: "Technical details",
    allowLoad: "Open",
    allowCapabilities: "Allow selected",
    allowNoCapabilities: "Continue without",
    allowIdentity: "Tell it who I am",
    deny: "Don’t allow",
    dismiss: "Not now",
    notArmed: "You can allow this in a moment.",
  },
  capability: englishCapabilities,
};
