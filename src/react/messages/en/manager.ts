import { createDate } from "../date.ts";
import type { ManagerMessages } from "../permission-messages.ts";
import { createPlural } from "../plural.ts";

const plural = /* @__PURE__ */ createPlural("en");
const day = /* @__PURE__ */ createDate("en");

export const englishManager: ManagerMessages = {
  title: "What widgets may do",
  empty: "You have not decided about any widget yet.",
  emptyOfOne: "You have not decided about this widget yet.",
  allowed: "Allowed",
  denied: "Not allowed",
  nothingAllowed: "Nothing is allowed.",
  since: (atMs) => `Since ${day(atMs)}`,
  lasts: {
    once: "until it is closed or reloads",
    session: "until you close this app or sign out",
    remember: "until you take it back",
  },
  term: (since, lasts) => `${since}, ${lasts}`,
  byApp: "Allowed by this app",
  byAppPolicy: "By this app’s policy. It cannot be taken back here.",
  outdated: "The widget has changed, so none of this counts any more.",
  activity: "What it did lately",
  noActivity: "Nothing lately.",
  sent: (count) => plural(count, { one: "Sent # message as you", other: "Sent # messages as you" }),
  read: (count) => plural(count, { one: "Read # message", other: "Read # messages" }),
  sentToDevices: (count) =>
    plural(count, { one: "Sent # message to devices", other: "Sent # messages to devices" }),
  uploaded: (count) => plural(count, { one: "Uploaded # file", other: "Uploaded # files" }),
  downloaded: (count) => plural(count, { one: "Downloaded # file", other: "Downloaded # files" }),
  revoke: "Take back",
  revokeAll: "Take back everything",
  revokeDetail: "It stops at once. What is already sent stays.",
  revokeAllCancels: "To take back everything cancels that, too.",
  revokeReloads: "To take it back, the widget is reloaded.",
  narrow: "Limit to some rooms",
  narrowTo: "Limit to the chosen rooms",
  narrowDetail: "It stops in all other rooms at once.",
  forget: "Forget",
  forgetDetail: "The widget may ask you again.",
  quiet: "You have put it off before, so it will not ask until you let it.",
  coolingDown: (untilMs) => `You have put it off often, so it will not ask until ${day(untilMs)}.`,
  askAgain: "Let it ask again",
  highRiskLive: (name) => `“${name}” may do something sensitive.`,
};
