import type { DelayedEventMessages } from "../delayed-event-messages.ts";
import { createMoment } from "../moment.ts";
import { createPlural } from "../plural.ts";
import { createDuration, createRelativeTime } from "../relative-time.ts";

const plural = /* @__PURE__ */ createPlural("en");

export const englishDelayedEvents: DelayedEventMessages = {
  title: "What widgets will send as you",
  empty: "No widget has anything left to send as you.",
  showMore: (count) => `Show ${count} more`,
  showFewer: "Show fewer",
  leaveCall: "Take you out of the call",
  message: "Send a message as you",
  origin: (widgetName, roomName) => `${widgetName} in ${roomName}`,
  heartbeatOrigin: (widgetName, roomName) => `${widgetName} in ${roomName}, if it stops answering`,
  unknownRoom: "a room you are not in",
  relative: /* @__PURE__ */ createRelativeTime("en"),
  duration: /* @__PURE__ */ createDuration("en"),
  moment: /* @__PURE__ */ createMoment("en"),
  about: (moment) => `about ${moment}`,
  overdue: "any moment now",
  scheduled: "Scheduled",
  health: { healthy: "Healthy", "at-risk": "At risk", lost: "Lost" },
  heartbeat: {
    healthy: "Your place in the call is safe.",
    "at-risk": "Your place in the call is at risk: the homeserver cannot be reached well.",
    lost: "Your place in the call was lost.",
  },
  lastBeat: "Last beat",
  noBeat: "none yet",
  margin: "Time to spare",
  marginOf: (left, whole) => `${left} of ${whole}`,
  missed: "Missed",
  missedBeats: (count) => (count === 0 ? "none" : plural(count, { one: "# beat", other: "# beats" })),
  assisted: "While hidden",
  assistedBeats: (count) => plural(count, { one: "# beat by this app", other: "# beats by this app" }),
  risk: {
    unreachable: "The homeserver did not answer the last beat.",
    "rate-limited": "The homeserver asked to wait: it had too many requests.",
    "server-error": "The homeserver has troubles of its own.",
    refused: "The homeserver refused the last beat.",
  },
  sent: {
    due: "Sent when its time came.",
    presumed: "Its time has passed: the homeserver has probably sent it.",
    widget: "Sent by the widget before its time.",
    user: "Sent by you before its time.",
    host: "Sent because the widget may not send for you any more.",
  },
  sentHeartbeat: "Sent because the widget stopped answering.",
  cancelled: {
    widget: "Cancelled by the widget.",
    user: "Cancelled by you.",
    host: "Cancelled because the widget may not send for you any more.",
  },
  overridden: "Not sent: somebody else has changed this in the meantime.",
  lost: {
    late: "The last beat came too late, so it was probably sent.",
    unknown: "The homeserver does not know it any more.",
  },
  failed: "The homeserver refused to send it.",
  act: { leave: "Leave now", send: "Send now", cancel: "Cancel" },
  actOn: (act, what, widgetName) => `${act}: ${what} (${widgetName})`,
  consequence: {
    leave: "Everyone sees at once that you left the call. If the widget is still open, it may join again.",
    send: "It is sent as you at once. The widget cannot put it off any more.",
    cancel: "It will never be sent. The widget is not asked, and may schedule it again.",
  },
  confirm: { leave: "Leave the call", send: "Send it", cancel: "Cancel it" },
  keep: "Keep it",
  waiting: (count) =>
    plural(count, {
      one: "It has scheduled # message, which will still be sent as you.",
      other: "It has scheduled # messages, which will still be sent as you.",
    }),
  cancelWaiting: "Cancel what is scheduled",
  waitingCancelled: "Cancelled: nothing of it will be sent.",
  actFailed: "That did not work: it is probably still scheduled. Try again in a moment.",
  news: (what, state) => `${what}: ${state}`,
};
