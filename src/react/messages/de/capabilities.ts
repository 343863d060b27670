import type { CapabilityMessages } from "../capability-messages.ts";
import { createList } from "../list.ts";
import { germanKinds } from "./kinds.ts";
import { germanSentences } from "./sentences.ts";
import { germanSummaries } from "./summaries.ts";

const list = /* @__PURE__ */ createList("de");

/** What capabilities allow, in German. */
export const germanCapabilities: CapabilityMessages = {
  list,
  place: {
    thisRoom: "In diesem Raum",
    viewedRoom: "Im Raum, den Sie gerade ansehen",
    room: (name) => `In „${name}“`,
    otherRooms: (count) => `In ${count} anderen Räumen`,
    allRooms: "In allen Ihren Räumen, jetzt und später",
    devices: "Auf Geräten von Personen",
    app: "Unabhängig von Räumen",
  },
  placed: (place, sentence) => `${place}: ${sentence}`,
  kind: germanKinds,
  entry: {
    any: "jeden Eintrag",
    own: "nur Ihren eigenen Eintrag",
    ownNamed: (key) => `nur Ihren Eintrag „${key}“`,
    named: (key) => `nur den Eintrag „${key}“`,
    unnamed: "nur den Eintrag ohne Namen",
  },
  sentence: germanSentences,
  detail: {
    earlierToo: "Neue und auch frühere, soweit Sie diese lesen können.",
    everyMessage: "Text, Bilder, Dateien und alles andere.",
    callKeys: "Mit diesen Schlüsseln lassen sich Ton und Bild eines Anrufs entschlüsseln.",
    permissions: "Davon hängt ab, was alle im Raum tun dürfen, auch Sie selbst.",
    encryption: "Eine eingeschaltete Verschlüsselung lässt sich nicht wieder ausschalten.",
    widgets: "Es könnte Widgets hinzufügen, ändern und entfernen, auch sich selbst.",
    delayed: "Was es geplant hat, wird auch gesendet, wenn Sie offline sind.",
    sticky: "Auch wer später dazukommt, sieht es, bis die Zeit abgelaufen ist.",
    anyFile: "Jede Datei, deren Adresse es kennt, nicht nur Dateien aus diesem Raum.",
    strangers: "Nicht nur Personen in diesem Raum. Solche Nachrichten erscheinen in keinem Raum.",
    laterRooms: "Das gilt auch für Räume, denen Sie später beitreten oder in die Sie eingeladen werden.",
    learnsRooms: "Es kann herausfinden, in welchen Räumen Sie sind.",
    roomId: (roomId) => `Raum-ID: ${roomId}`,
    neverGranted: "Diese App erlaubt das nie.",
  },
  summary: germanSummaries,
  noEffect: {
    reading: "Ohne Wirkung, solange es nichts lesen darf.",
    sending: "Ohne Wirkung, solange es nichts senden darf.",
    either: "Ohne Wirkung, solange es weder lesen noch senden darf.",
    scheduling: "Ohne Wirkung, solange es nichts später senden darf.",
  },
  coveredBy: (sentence) => `Enthalten in: ${sentence}`,
  risk: { low: "Geringes Risiko", medium: "Mittleres Risiko", high: "Hohes Risiko" },
};
