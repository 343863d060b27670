import type { SessionEnd, SessionFailure } from "../../../core/session/session-state.ts";
import type { UrlProblem } from "../../../core/url/url-problem.ts";
import type { FrameMessages } from "../frame-messages.ts";

const failures: Readonly<Record<Exclude<SessionFailure, "unsafe-url">, string>> = {
  moved: "انتقلت إلى موقع آخر فأُوقفت",
  "content-not-loaded": "لم يكتمل تحميلها",
  flooded: "أرسلت أكثر بكثير مما ينبغي فأُوقفت",
};

const problems: Readonly<Record<UrlProblem, string>> = {
  malformed: "عنوانها غير صالح",
  "too-long": "عنوانها طويل جدًا",
  "unsupported-scheme": "عنوانها ليس عنوان ويب",
  insecure: "عنوانها غير آمن (http:)",
  "variable-in-origin": "عنوانها لا يحدّد الخادم الذي توجد عليه",
  credentials: "عنوانها يحتوي على اسم مستخدم",
  "host-origin": "توجد على خادم هذا التطبيق نفسه، وقد تتصرف كأنها التطبيق",
};

const ends: Readonly<Record<SessionEnd, string>> = {
  disposed: "أُغلقت هذه الأداة.",
  "closed-by-widget": "أنهت هذه الأداة عملها.",
  "room-left": "لست في غرفة هذه الأداة.",
  "widget-removed": "لا توجد أداة كهذه في هذه الغرفة.",
  "logged-out": "سُجّل خروجك.",
};

export const arabicFrame: FrameMessages = {
  frameTitle: (name) => `أداة: ${name}`,
  status: {
    loading: (name) => `جارٍ تحميل «${name}»…`,
    ready: (name) => `الأداة «${name}» جاهزة.`,
    awaitingConsent: (name) => `لم تُفتح الأداة «${name}» بعد.`,
    asking: (name) => `تنتظر الأداة «${name}» إجابتك.`,
    denied: (name) => `لم تسمح بالأداة «${name}».`,
    failed: (name, reason) => `الأداة «${name}»: ${failures[reason]}.`,
    unsafeUrl: (name, problem) =>
      problem ? `لا يمكن عرض الأداة «${name}»: ${problems[problem]}.` : `لا يمكن عرض الأداة «${name}».`,
    ended: (reason) => ends[reason],
  },
  gate: {
    from: "من",
    addedBy: "أضافها",
    open: "فتح الأداة",
    retry: "إعادة المحاولة",
    openAgain: "الفتح من جديد",
  },
  floating: {
    label: (name) => `أداة تبقى ظاهرة: ${name}`,
    back: "العودة إلى الغرفة",
    close: "إغلاق الأداة",
  },
  modal: { close: "إغلاق" },
};
