import type { SessionEnd, SessionFailure } from "../../../core/session/session-state.ts";
import type { UrlProblem } from "../../../core/url/url-problem.ts";
import type { FrameMessages } from "../frame-messages.ts";

const failures: Readonly<Record<Exclude<SessionFailure, "unsafe-url">, string>> = {
  moved: "hat zu einer anderen Website gewechselt und wurde angehalten",
  "content-not-loaded": "wurde nicht fertig geladen",
  flooded: "hat viel zu viel gesendet und wurde angehalten",
};

const problems: Readonly<Record<UrlProblem, string>> = {
  malformed: "Die Adresse ist ungültig",
  "too-long": "Die Adresse ist zu lang",
  "unsupported-scheme": "Die Adresse ist keine Webadresse",
  insecure: "Die Adresse ist nicht sicher (http:)",
  "variable-in-origin": "Die Adresse legt nicht fest, auf welchem Server die Seite liegt",
  credentials: "Die Adresse enthält einen Benutzernamen",
  "host-origin": "Die Seite liegt auf dem Server dieser App und könnte sich als die App ausgeben",
};

const ends: Readonly<Record<SessionEnd, string>> = {
  disposed: "Dieses Widget wurde geschlossen.",
  "closed-by-widget": "Dieses Widget hat sich beendet.",
  "room-left": "Sie sind nicht im Raum dieses Widgets.",
  "widget-removed": "In diesem Raum gibt es dieses Widget nicht.",
  "logged-out": "Sie sind abgemeldet.",
};

export const germanFrame: FrameMessages = {
  frameTitle: (name) => `Widget: ${name}`,
  status: {
    loading: (name) => `„${name}“ wird geladen …`,
    ready: (name) => `„${name}“ ist bereit.`,
    awaitingConsent: (name) => `„${name}“ ist noch nicht geöffnet.`,
    asking: (name) => `„${name}“ wartet auf Ihre Antwort.`,
    denied: (name) => `Sie haben „${name}“ nicht zugelassen.`,
    failed: (name, reason) => `„${name}“ ${failures[reason]}.`,
    unsafeUrl: (name, problem) =>
      problem
        ? `„${name}“ kann nicht angezeigt werden. ${problems[problem]}.`
        : `„${name}“ kann nicht angezeigt werden.`,
    ended: (reason) => ends[reason],
  },
  gate: {
    from: "Von",
    addedBy: "Hinzugefügt von",
    open: "Widget öffnen",
    retry: "Erneut versuchen",
    openAgain: "Wieder öffnen",
  },
  floating: {
    label: (name) => `Widget, das sichtbar bleibt: ${name}`,
    back: "Zurück zum Raum",
    close: "Widget schließen",
  },
  modal: { close: "Schließen" },
};
