import type { ChangeMessages, PermissionMessages } from "../permission-messages.ts";
import { arabicManager } from "./manager.ts";

const quoted = (text: string | undefined) => (text === undefined ? "(لا شيء)" : `«${text}»`);
const fromTo = (what: string) => (before: string | undefined, now: string | undefined) =>
  `${what}: سابقًا ${quoted(before)}، والآن ${quoted(now)}.`;

const change: ChangeMessages = {
  title: "ما تغيّر منذ قرارك",
  of: {
    user: fromTo("الحساب المستخدم"),
    room: fromTo("الغرفة"),
    kind: () => "أُضيفت بطريقة أخرى: إلى غرفة بدلًا من حسابك، أو العكس.",
    id: fromTo("المعرّف"),
    sender: fromTo("أضافها"),
    origin: fromTo("خادم الصفحة"),
    path: fromTo("الصفحة على الخادم نفسه"),
    template: () => "عنوان صفحتها مختلف: قد تُخبَر بأشياء أخرى عنك.",
    name: fromTo("تسمّي نفسها"),
    avatar: () => "لها صورة أخرى.",
  },
  data: (name, before, now) => fromTo(`الإعداد «${name}»`)(before, now),
};

export const arabicPermissions: PermissionMessages = {
  load: "تحميل صفحتها",
  identity: "إثبات هويتك لخادمها",
  device: {
    camera: "استخدام الكاميرا",
    microphone: "استخدام الميكروفون",
    screen: "تسجيل شاشتك بعد أن تختار ما تعرضه",
    clipboard: "قراءة ما نسخته وتغييره",
  },
  durationLegend: "إلى متى؟",
  duration: {
    once: { label: "مرة واحدة", detail: "إلى أن تُغلق الأداة أو يُعاد تحميلها." },
    session: { label: "هذه الجلسة", detail: "إلى أن تغلق هذا التطبيق أو تسجّل الخروج." },
    remember: { label: "تذكُّر", detail: "لهذه الأداة في هذه الغرفة، إلى أن تتراجع." },
  },
  need: {
    call: { label: "لازم للمكالمة", detail: "بدونه لا يمكنك الانضمام." },
    stickers: { label: "لازم لإرسال الملصقات", detail: "بدونه يمكنك مشاهدتها فقط." },
  },
  otherNeed: {
    label: (purpose) => `لازم من أجل «${purpose}»`,
    detail: "بدونه لن يعمل ذلك.",
  },
  change,
  manager: arabicManager,
};
