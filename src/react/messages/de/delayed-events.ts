import type { DelayedEventMessages } from "../delayed-event-messages.ts";
import { createMoment } from "../moment.ts";
import { createPlural } from "../plural.ts";
import { createDuration, createRelativeTime } from "../relative-time.ts";

const plural = /* @__PURE__ */ createPlural("de");

export const germanDelayedEvents: DelayedEventMessages = {
  title: "Was Widgets in Ihrem Namen senden werden",
  empty: "Kein Widget hat noch etwas in Ihrem Namen zu senden.",
  showMore: (count) => `${count} weitere anzeigen`,
  showFewer: "Weniger anzeigen",
  leaveCall: "Sie aus dem Anruf nehmen",
  message: "Eine Nachricht in Ihrem Namen senden",
  origin: (widgetName, roomName) => `${widgetName} in ${roomName}`,
  heartbeatOrigin: (widgetName, roomName) => `${widgetName} in ${roomName}, falls es nicht mehr antwortet`,
  unknownRoom: "einem Raum, in dem Sie nicht sind",
  relative: /* @__PURE__ */ createRelativeTime("de"),
  duration: /* @__PURE__ */ createDuration("de"),
  moment: /* @__PURE__ */ createMoment("de"),
  about: (moment) => `etwa ${moment}`,
  overdue: "jeden Augenblick",
  scheduled: "Geplant",
  health: { healthy: "Stabil", "at-risk": "Gefährdet", lost: "Verloren" },
  heartbeat: {
    healthy: "Ihr Platz im Anruf ist sicher.",
    "at-risk": "Ihr Platz im Anruf ist gefährdet: Der Homeserver ist schlecht erreichbar.",
    lost: "Ihr Platz im Anruf ging verloren.",
  },
  lastBeat: "Letztes Lebenszeichen",
  noBeat: "noch keines",
  margin: "Zeit bis zum nächsten",
  marginOf: (left, whole) => `${left} von ${whole}`,
  missed: "Ausgefallen",
  missedBeats: (count) => (count === 0 ? "keines" : plural(count, { other: "#" })),
  assisted: "Im Hintergrund",
  assistedBeats: (count) => plural(count, { one: "# von dieser App", other: "# von dieser App" }),
  risk: {
    unreachable: "Der Homeserver hat auf das letzte Lebenszeichen nicht geantwortet.",
    "rate-limited": "Der Homeserver bat zu warten: Er hatte zu viele Anfragen.",
    "server-error": "Der Homeserver hat selbst Schwierigkeiten.",
    refused: "Der Homeserver hat das letzte Lebenszeichen abgelehnt.",
  },
  sent: {
    due: "Gesendet, als es an der Zeit war.",
    presumed: "Die Zeit ist um: Der Homeserver hat es wahrscheinlich gesendet.",
    widget: "Vom Widget vorzeitig gesendet.",
    user: "Von Ihnen vorzeitig gesendet.",
    host: "Gesendet, weil das Widget nichts mehr für Sie senden darf.",
  },
  sentHeartbeat: "Gesendet, weil das Widget nicht mehr geantwortet hat.",
  cancelled: {
    widget: "Vom Widget abgesagt.",
    user: "Von Ihnen abgesagt.",
    host: "Abgesagt, weil das Widget nichts mehr für Sie senden darf.",
  },
  overridden: "Nicht gesendet: Jemand anders hat dies inzwischen geändert.",
  lost: {
    late: "Das letzte Lebenszeichen kam zu spät, wahrscheinlich wurde es gesendet.",
    unknown: "Der Homeserver kennt es nicht mehr.",
  },
  failed: "Der Homeserver hat abgelehnt, es zu senden.",
  act: { leave: "Jetzt verlassen", send: "Jetzt senden", cancel: "Absagen" },
  actOn: (act, what, widgetName) => `${act}: ${what} (${widgetName})`,
  consequence: {
    leave:
      "Alle sehen sofort, dass Sie den Anruf verlassen haben. Ist das Widget noch offen, kann es wieder beitreten.",
    send: "Es wird sofort in Ihrem Namen gesendet. Das Widget kann es nicht mehr verschieben.",
    cancel: "Es wird nie gesendet. Das Widget wird nicht gefragt und kann es neu planen.",
  },
  confirm: { leave: "Anruf verlassen", send: "Senden", cancel: "Absagen" },
  keep: "Behalten",
  waiting: (count) =>
    plural(count, {
      one: "Es hat # Nachricht geplant, die noch in Ihrem Namen gesendet wird.",
      other: "Es hat # Nachrichten geplant, die noch in Ihrem Namen gesendet werden.",
    }),
  cancelWaiting: "Geplantes abbrechen",
  waitingCancelled: "Abgebrochen: Nichts davon wird gesendet.",
  actFailed: "Das ging nicht: Es ist wahrscheinlich noch geplant. Versuchen Sie es gleich noch einmal.",
  news: (what, state) => `${what}: ${state}`,
};
