import type { CapabilityMessages } from "../capability-messages.ts";
import { createList } from "../list.ts";
import { createPlural } from "../plural.ts";
import { arabicKinds } from "./kinds.ts";
import { arabicSentences } from "./sentences.ts";
import { arabicSummaries } from "./summaries.ts";

const list = /* @__PURE__ */ createList("ar");
const plural = /* @__PURE__ */ createPlural("ar");

/** What capabilities allow, in Arabic. */
export const arabicCapabilities: CapabilityMessages = {
  list,
  place: {
    thisRoom: "في هذه الغرفة",
    viewedRoom: "في الغرفة المعروضة أمامك",
    room: (name) => `في «${name}»`,
    otherRooms: (count) =>
      plural(count, {
        one: "في غرفة أخرى",
        two: "في غرفتين أخريين",
        few: "في # غرف أخرى",
        many: "في # غرفة أخرى",
        other: "في # غرفة أخرى",
      }),
    allRooms: "في كل غرفك، الآن ولاحقًا",
    devices: "على أجهزة الأشخاص",
    app: "خارج الغرف",
  },
  placed: (place, sentence) => `${place}: ${sentence}`,
  kind: arabicKinds,
  entry: {
    any: "أي مدخل",
    own: "مدخلك أنت فقط",
    ownNamed: (key) => `مدخلك «${key}» فقط`,
    named: (key) => `المدخل «${key}» فقط`,
    unnamed: "المدخل الذي لا اسم له فقط",
  },
  sentence: arabicSentences,
  detail: {
    earlierToo: "الجديدة، والسابقة التي يمكنك قراءتها.",
    everyMessage: "النصوص والصور والملفات وكل ما سواها.",
    callKeys: "بهذه المفاتيح يمكن فك تشفير صوت المكالمة وصورتها.",
    permissions: "يحدّد هذا ما يُسمح به لكل من في الغرفة، وأنت منهم.",
    encryption: "لا يمكن إيقاف التشفير بعد تفعيله.",
    widgets: "يمكنها إضافة الأدوات وتغييرها وإزالتها، حتى نفسها.",
    delayed: "يُرسل ما جدولته الأداة حتى إن كنت غير متصل.",
    sticky: "يراه أيضًا من ينضم لاحقًا، إلى أن تنتهي مدته.",
    anyFile: "أي ملف تعرف عنوانه، لا ملفات هذه الغرفة وحدها.",
    strangers: "ليس أشخاص هذه الغرفة فقط. ولا تظهر هذه الرسائل في أي غرفة.",
    laterRooms: "ويشمل ذلك الغرف التي تنضم إليها أو تُدعى إليها لاحقًا.",
    learnsRooms: "يمكنها معرفة الغرف التي أنت فيها.",
    roomId: (roomId) => `معرّف الغرفة: ${roomId}`,
    neverGranted: "لا يسمح هذا التطبيق بذلك أبدًا.",
  },
  summary: arabicSummaries,
  noEffect: {
    reading: "لا أثر له ما دامت الأداة لا تستطيع قراءة شيء.",
    sending: "لا أثر له ما دامت الأداة لا تستطيع إرسال شيء.",
    either: "لا أثر له ما دامت الأداة لا تستطيع القراءة ولا الإرسال.",
    scheduling: "لا أثر له ما دامت الأداة لا تستطيع الإرسال لاحقًا.",
  },
  coveredBy: (sentence) => `مشمول في: ${sentence}`,
  risk: { low: "خطر منخفض", medium: "خطر متوسط", high: "خطر مرتفع" },
};
