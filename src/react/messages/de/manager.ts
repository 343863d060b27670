import { createDate } from "../date.ts";
import type { ManagerMessages } from "../permission-messages.ts";
import { createPlural } from "../plural.ts";

const plural = /* @__PURE__ */ createPlural("de");
const day = /* @__PURE__ */ createDate("de");

export const germanManager: ManagerMessages = {
  title: "Was Widgets dürfen",
  empty: "Sie haben noch über kein Widget entschieden.",
  emptyOfOne: "Sie haben über dieses Widget noch nicht entschieden.",
  allowed: "Erlaubt",
  denied: "Nicht erlaubt",
  nothingAllowed: "Nichts ist erlaubt.",
  since: (atMs) => `Seit ${day(atMs)}`,
  lasts: {
    once: "bis es geschlossen oder neu geladen wird",
    session: "bis Sie diese App schließen oder sich abmelden",
    remember: "bis Sie es zurücknehmen",
  },
  term: (since, lasts) => `${since}, ${lasts}`,
  byApp: "Von dieser App erlaubt",
  byAppPolicy: "Durch die Vorgaben dieser App. Es lässt sich hier nicht zurücknehmen.",
  outdated: "Das Widget hat sich geändert. Nichts hiervon gilt noch.",
  activity: "Was es zuletzt getan hat",
  noActivity: "Zuletzt nichts.",
  sent: (count) =>
    plural(count, {
      one: "# Nachricht in Ihrem Namen gesendet",
      other: "# Nachrichten in Ihrem Namen gesendet",
    }),
  read: (count) => plural(count, { one: "# Nachricht gelesen", other: "# Nachrichten gelesen" }),
  sentToDevices: (count) =>
    plural(count, { one: "# Nachricht an Geräte gesendet", other: "# Nachrichten an Geräte gesendet" }),
  uploaded: (count) => plural(count, { one: "# Datei hochgeladen", other: "# Dateien hochgeladen" }),
  downloaded: (count) =>
    plural(count, { one: "# Datei heruntergeladen", other: "# Dateien heruntergeladen" }),
  revoke: "Zurücknehmen",
  revokeAll: "Alles zurücknehmen",
  revokeDetail: "Das gilt sofort. Was bereits gesendet ist, bleibt.",
  revokeAllCancels: "Wenn Sie alles zurücknehmen, wird auch das abgebrochen.",
  revokeReloads: "Beim Zurücknehmen wird das Widget neu geladen.",
  narrow: "Auf einige Räume beschränken",
  narrowTo: "Auf gewählte Räume beschränken",
  narrowDetail: "In allen anderen Räumen hört es sofort auf.",
  forget: "Vergessen",
  forgetDetail: "Das Widget darf Sie wieder fragen.",
  quiet: "Sie haben die Frage mehrmals aufgeschoben. Es fragt erst wieder, wenn Sie es zulassen.",
  coolingDown: (untilMs) =>
    `Sie haben die Frage oft aufgeschoben. Es fragt frühestens am ${day(untilMs)} wieder.`,
  askAgain: "Wieder fragen lassen",
  highRiskLive: (name) => `„${name}“ darf etwas Heikles.`,
};
