import type { SessionEnd, SessionFailure } from "../../../core/session/session-state.ts";
import type { UrlProblem } from "../../../core/url/url-problem.ts";
import type { FrameMessages } from "../frame-messages.ts";

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

export const englishFrame: FrameMessages = {
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
};
