import type { CapabilitySentences } from "../capability-messages.ts";
import { startSentence } from "../start-sentence.ts";

const withEntry = (what: string, entry: string | undefined) => (entry ? `${what}, ${entry},` : what);

export const germanSentences: CapabilitySentences = {
  readEvent: (what) => startSentence(`${what} lesen`),
  sendEvent: (what) => startSentence(`${what} in Ihrem Namen senden`),
  deleteMessages: "Nachrichten in Ihrem Namen löschen: Ihre eigenen und, wo Sie das dürfen, die anderer",
  readState: (what, entry) => startSentence(`${withEntry(what, entry)} sehen`),
  changeState: (what, entry) => startSentence(`${withEntry(what, entry)} in Ihrem Namen ändern`),
  manageMembers: "Personen in Ihrem Namen einladen, entfernen und sperren",
  changeOwnMembership: "Ihren Namen und Ihr Bild in diesem Raum ändern oder ihn in Ihrem Namen verlassen",
  receiveFromDevices: (what) =>
    startSentence(`${what} von Geräten beliebiger Personen empfangen, verschlüsselt oder nicht`),
  sendToDevices: (what) =>
    startSentence(`${what} in Ihrem Namen an Geräte beliebiger Personen senden, verschlüsselt oder nicht`),
  readAccountData: (what) => startSentence(`${what} sehen`),
  reachOwnRoom: "In diesem Raum benutzt werden, wie ohnehin",
  reachRoom: "Auch hier tun, was es im eigenen Raum darf",
  reachAllRooms: "Überall tun, was es im eigenen Raum darf",
  feature: {
    screenshot: "Dieser App ein Bild von sich geben",
    sticker: "Sticker in Ihrem Namen senden",
    "always-on-screen": "Sichtbar bleiben, wenn Sie in einen anderen Raum wechseln",
    navigate: "Sie zu anderen Räumen, Personen und Nachrichten führen",
    "turn-servers": "Die Vermittlungsserver Ihres Homeservers für Anrufe benutzen",
    "user-directory-search": "Nach Personen suchen, die Ihr Homeserver kennt",
    "upload-file": "Dateien in Ihrem Namen auf Ihren Homeserver hochladen",
    "download-file": "Dateien in Ihrem Namen von Ihrem Homeserver herunterladen",
    "send-delayed-event": "Später in Ihrem Namen senden: Es kann handeln, nachdem Sie es geschlossen haben",
    "update-delayed-event": "Was es geplant hat, verschieben, absagen oder sofort senden",
    "send-sticky-event": "Was es in Ihrem Namen sendet, bis zu einer Stunde lang gelten lassen",
    "receive-sticky-event": "Lesen, was noch gilt, wenn Sie es öffnen",
    "complete-timeline": "Den ganzen Verlauf lesen, so weit Sie ihn selbst lesen können",
    "rtc-transports": "Erfahren, welche Anrufserver Ihr Homeserver anbietet",
    "rtc-livekit-get-token": "In Ihrem Namen Zugang zu einem Anrufserver erhalten",
    "rtc-livekit-delegate-delayed-leave":
      "Den Anrufserver melden lassen, dass Sie gegangen sind: Er kann in Ihrem Namen handeln, nachdem Sie das Widget geschlossen haben",
    modals: "Ein eigenes Fenster über dieser App öffnen",
    "requires-client": "Sagen, dass es nur in dieser App funktioniert",
    "view-room": "Sie in einen anderen Raum führen",
    visibility: "Wissen, ob es sichtbar ist",
  },
  unknown: (raw) => `Unbekannt: „${raw}“`,
};
