import type { SummaryMessages } from "../capability-messages.ts";
import { createPlural } from "../plural.ts";
import { startSentence } from "../start-sentence.ts";

const plural = /* @__PURE__ */ createPlural("de");

export const germanSummaries: SummaryMessages = {
  topic: {
    messages: "Nachrichten",
    "call-keys": "Schlüssel von Anrufen",
    "call-activity": "Anrufaktivität",
    "call-signals": "Anrufsignale",
    reactions: "Reaktionen",
    polls: "Umfragen",
    stickers: "Sticker",
    locations: "Standorte",
    deletions: "Löschungen",
    members: "Mitglieder des Raums",
    "room-details": "Angaben zum Raum",
    pins: "angeheftete Nachrichten",
    widgets: "Widgets des Raums",
    spaces: "Spaces und ihre Räume",
    "own-settings": "Ihre eigenen Einstellungen zum Raum",
    "error-reports": "Anfragen nach Fehlerberichten",
  },
  manageTopic: {
    "delete-messages": "Nachrichten löschen",
    members: "Personen einladen, entfernen und sperren",
    permissions: "Berechtigungen ändern",
    access: "Beitritt und Sichtbarkeit ändern",
    encryption: "die Verschlüsselung einschalten",
    servers: "Server und Personen aussperren",
    widgets: "die Widgets des Raums ändern",
    replace: "den Raum durch einen anderen ersetzen",
    spaces: "Spaces und ihre Räume ändern",
    details: "Namen und Angaben des Raums ändern",
    pins: "angeheftete Nachrichten ändern",
  },
  useTopic: {
    upload: "Dateien hochladen",
    download: "Dateien herunterladen",
    people: "nach Personen suchen",
    "call-servers": "Anrufserver benutzen",
    navigate: "Sie in andere Räume führen",
    "stay-visible": "sichtbar bleiben",
    windows: "Fenster öffnen",
    harmless: "harmlose Funktionen dieser App benutzen",
  },
  more: (count) => plural(count, { one: "# weitere Art", other: "# weitere Arten" }),
  read: (list) => startSentence(`${list} lesen`),
  write: (list) => startSentence(`${list} in Ihrem Namen senden`),
  writeLater: (list) => startSentence(`${list} in Ihrem Namen senden, auch nachdem Sie es geschlossen haben`),
  manage: (list) => `In Ihrem Namen ${list}`,
  receiveFromDevices: (list) => startSentence(`${list} von Geräten beliebiger Personen empfangen`),
  sendToDevices: (list) => startSentence(`${list} in Ihrem Namen an Geräte beliebiger Personen senden`),
  exchangeWithDevices: (list) =>
    startSentence(`${list} in Ihrem Namen an Geräte beliebiger Personen senden und von ihnen empfangen`),
  use: (list) => startSentence(list),
  together: (summaries) => summaries.join(". "),
};
