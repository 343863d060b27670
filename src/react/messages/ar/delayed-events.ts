import type { DelayedEventMessages } from "../delayed-event-messages.ts";
import { createMoment } from "../moment.ts";
import { createPlural } from "../plural.ts";
import { createDuration, createRelativeTime } from "../relative-time.ts";

const plural = /* @__PURE__ */ createPlural("ar");

export const arabicDelayedEvents: DelayedEventMessages = {
  title: "ما سترسله الأدوات باسمك",
  empty: "لم يبقَ لأي أداة ما ترسله باسمك.",
  showMore: (count) =>
    plural(count, {
      two: "عرض اثنين آخرين",
      few: "عرض # أخرى",
      many: "عرض # أخرى",
      other: "عرض # أخرى",
    }),
  showFewer: "عرض أقل",
  leaveCall: "إخراجك من المكالمة",
  message: "إرسال رسالة باسمك",
  origin: (widgetName, roomName) => `${widgetName} في ${roomName}`,
  heartbeatOrigin: (widgetName, roomName) => `${widgetName} في ${roomName}، إن توقفت عن الاستجابة`,
  unknownRoom: "غرفة لست فيها",
  relative: /* @__PURE__ */ createRelativeTime("ar"),
  duration: /* @__PURE__ */ createDuration("ar"),
  moment: /* @__PURE__ */ createMoment("ar"),
  about: (moment) => `نحو ${moment}`,
  overdue: "في أي لحظة",
  scheduled: "مجدول",
  health: { healthy: "سليم", "at-risk": "مهدَّد", lost: "مفقود" },
  heartbeat: {
    healthy: "مكانك في المكالمة آمن.",
    "at-risk": "مكانك في المكالمة مهدَّد: يصعب الوصول إلى الخادم.",
    lost: "فقدت مكانك في المكالمة.",
  },
  lastBeat: "آخر نبضة",
  noBeat: "لا شيء بعد",
  margin: "الوقت المتبقي",
  marginOf: (left, whole) => `${left} من ${whole}`,
  missed: "الفائتة",
  missedBeats: (count) =>
    count === 0
      ? "لا شيء"
      : plural(count, {
          one: "نبضة واحدة",
          two: "نبضتان",
          few: "# نبضات",
          many: "# نبضة",
          other: "# نبضة",
        }),
  assisted: "في الخلفية",
  assistedBeats: (count) =>
    plural(count, {
      one: "نبضة واحدة من هذا التطبيق",
      two: "نبضتان من هذا التطبيق",
      few: "# نبضات من هذا التطبيق",
      many: "# نبضة من هذا التطبيق",
      other: "# نبضة من هذا التطبيق",
    }),
  risk: {
    unreachable: "لم يرد الخادم على النبضة الأخيرة.",
    "rate-limited": "طلب الخادم الانتظار لكثرة الطلبات.",
    "server-error": "يواجه الخادم مشكلات لديه.",
    refused: "رفض الخادم النبضة الأخيرة.",
  },
  sent: {
    due: "أُرسل حين حان وقته.",
    presumed: "انقضى وقته: على الأرجح أرسله الخادم.",
    widget: "أرسلته الأداة قبل وقته.",
    user: "أرسلته أنت قبل وقته.",
    host: "أُرسل لأن الأداة لم يعد مسموحًا لها بالإرسال باسمك.",
  },
  sentHeartbeat: "أُرسل لأن الأداة توقفت عن الاستجابة.",
  cancelled: {
    widget: "ألغته الأداة.",
    user: "ألغيته أنت.",
    host: "أُلغي لأن الأداة لم يعد مسموحًا لها بالإرسال باسمك.",
  },
  overridden: "لم يُرسل: غيّره شخص آخر في هذه الأثناء.",
  lost: {
    late: "جاءت النبضة الأخيرة متأخرة، فعلى الأرجح أُرسل.",
    unknown: "لم يعد الخادم يعرفه.",
  },
  failed: "رفض الخادم إرساله.",
  act: { leave: "المغادرة الآن", send: "الإرسال الآن", cancel: "إلغاء" },
  actOn: (act, what, widgetName) => `${act}: ${what} (${widgetName})`,
  consequence: {
    leave: "يرى الجميع فورًا أنك غادرت المكالمة. إن كانت الأداة مفتوحة فقد تنضم من جديد.",
    send: "يُرسل باسمك فورًا. لا يمكن للأداة تأجيله بعد ذلك.",
    cancel: "لن يُرسل أبدًا. لا تُسأل الأداة، وقد تجدوله من جديد.",
  },
  confirm: { leave: "مغادرة المكالمة", send: "إرسال", cancel: "إلغاء الإرسال" },
  keep: "إبقاء",
  waiting: (count) =>
    plural(count, {
      one: "جدولت الأداة رسالة واحدة سترسل باسمك في موعدها.",
      two: "جدولت الأداة رسالتين سترسلان باسمك في موعدهما.",
      few: "جدولت الأداة # رسائل سترسل باسمك في موعدها.",
      many: "جدولت الأداة # رسالة سترسل باسمك في موعدها.",
      other: "جدولت الأداة # رسالة سترسل باسمك في موعدها.",
    }),
  cancelWaiting: "إلغاء المجدول",
  waitingCancelled: "أُلغي: لن يُرسل منه شيء.",
  actFailed: "لم ينجح ذلك: على الأرجح ما زال مجدولًا. حاول بعد لحظة.",
  news: (what, state) => `${what}: ${state}`,
};
