import { createDate } from "../date.ts";
import type { ManagerMessages } from "../permission-messages.ts";
import { createPlural } from "../plural.ts";

const plural = /* @__PURE__ */ createPlural("ar");
const day = /* @__PURE__ */ createDate("ar");

const messages = (count: number) =>
  plural(count, {
    one: "رسالة واحدة",
    two: "رسالتين",
    few: "# رسائل",
    many: "# رسالة",
    other: "# رسالة",
  });
const files = (count: number) =>
  plural(count, { one: "ملفًا واحدًا", two: "ملفين", few: "# ملفات", many: "# ملفًا", other: "# ملف" });

export const arabicManager: ManagerMessages = {
  title: "ما يُسمح للأدوات بفعله",
  empty: "لم تتخذ قرارًا بشأن أي أداة بعد.",
  emptyOfOne: "لم تتخذ قرارًا بشأن هذه الأداة بعد.",
  allowed: "مسموح به",
  denied: "غير مسموح به",
  nothingAllowed: "لا شيء مسموح به.",
  since: (atMs) => `منذ ${day(atMs)}`,
  lasts: {
    once: "إلى أن تُغلق الأداة أو يُعاد تحميلها",
    session: "إلى أن تغلق هذا التطبيق أو تسجّل الخروج",
    remember: "إلى أن تتراجع",
  },
  term: (since, lasts) => `${since}، ${lasts}`,
  byApp: "مسموح به من هذا التطبيق",
  byAppPolicy: "بموجب سياسة هذا التطبيق، ولا يمكن سحبه من هنا.",
  outdated: "تغيّرت الأداة، فلم يعد أي من هذا ساريًا.",
  activity: "ما فعلته مؤخرًا",
  noActivity: "لا شيء مؤخرًا.",
  sent: (count) => `أرسلت الأداة ${messages(count)} باسمك`,
  read: (count) => `قرأت الأداة ${messages(count)}`,
  sentToDevices: (count) => `أرسلت الأداة ${messages(count)} إلى أجهزة`,
  uploaded: (count) => `رفعت الأداة ${files(count)}`,
  downloaded: (count) => `نزّلت الأداة ${files(count)}`,
  revoke: "سحب الإذن",
  revokeAll: "سحب كل الأذون",
  revokeDetail: "يسري ذلك فورًا. وما أُرسل من قبل يبقى.",
  revokeAllCancels: "وسحب كل الأذون يلغي ذلك أيضًا.",
  revokeReloads: "عند سحب الإذن يُعاد تحميل الأداة.",
  narrow: "الحصر في بعض الغرف",
  narrowTo: "الحصر في الغرف المختارة",
  narrowDetail: "يتوقف ذلك فورًا في كل الغرف الأخرى.",
  forget: "نسيان",
  forgetDetail: "قد تسألك الأداة من جديد.",
  quiet: "أجّلت الإجابة من قبل، فلن تسألك الأداة إلى أن تسمح بذلك.",
  coolingDown: (untilMs) => `أجّلت الإجابة مرارًا، فلن تسألك الأداة قبل ${day(untilMs)}.`,
  askAgain: "السماح بالسؤال من جديد",
  highRiskLive: (name) => `يُسمح للأداة «${name}» بأمر حسّاس.`,
};
