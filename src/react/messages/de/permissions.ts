import type { ChangeMessages, PermissionMessages } from "../permission-messages.ts";
import { germanManager } from "./manager.ts";

const quoted = (text: string | undefined) => (text === undefined ? "(keine Angabe)" : `„${text}“`);
const fromTo = (what: string) => (before: string | undefined, now: string | undefined) =>
  `${what}: bisher ${quoted(before)}, jetzt ${quoted(now)}.`;

const change: ChangeMessages = {
  title: "Was sich seit Ihrer Entscheidung geändert hat",
  of: {
    user: fromTo("Angemeldet als"),
    room: fromTo("Raum"),
    kind: () => "Es wurde auf andere Weise hinzugefügt: zu einem Raum statt zu Ihrem Konto oder umgekehrt.",
    id: fromTo("ID"),
    sender: fromTo("Hinzugefügt von"),
    origin: fromTo("Server der Seite"),
    path: fromTo("Seite auf demselben Server"),
    template: () => "Die Adresse der Seite ist anders: Vielleicht erfährt sie anderes über Sie.",
    name: fromTo("Nennt sich"),
    avatar: () => "Es hat ein anderes Bild.",
  },
  data: (name, before, now) => fromTo(`Einstellung „${name}“`)(before, now),
};

export const germanPermissions: PermissionMessages = {
  load: "Seine Seite laden",
  identity: "Seinem Server nachweisen, wer Sie sind",
  device: {
    camera: "Ihre Kamera benutzen",
    microphone: "Ihr Mikrofon benutzen",
    screen: "Ihren Bildschirm aufnehmen, nachdem Sie gewählt haben, was Sie zeigen",
    clipboard: "Lesen und ändern, was Sie kopiert haben",
  },
  durationLegend: "Für wie lange?",
  duration: {
    once: { label: "Einmal", detail: "Bis das Widget geschlossen oder neu geladen wird." },
    session: { label: "Diese Sitzung", detail: "Bis Sie diese App schließen oder sich abmelden." },
    remember: { label: "Merken", detail: "Für dieses Widget in diesem Raum, bis Sie es zurücknehmen." },
  },
  need: {
    call: { label: "Für den Anruf nötig", detail: "Sonst können Sie nicht teilnehmen." },
    stickers: { label: "Zum Senden von Stickern nötig", detail: "Sonst können Sie Sticker nur ansehen." },
  },
  otherNeed: {
    label: (purpose) => `Nötig für „${purpose}“`,
    detail: "Sonst funktioniert das nicht.",
  },
  change,
  manager: germanManager,
};
