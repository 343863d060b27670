import type { PartialWidgetMessages } from "../../src/index.ts";

/** The texts that the Arabic stories show. */
export const arabic: PartialWidgetMessages = {
  consent: {
    loadTitle: (name) => `هل تريد فتح «${name}»؟`,
    loadIntro: "هذه الأداة صفحة ويب. ستعرف ما يلي:",
    loadAlways: "عنوان IP الخاص بك ومتصفحك، مثل أي صفحة ويب",
    capabilitiesTitle: (name) => `ما الذي يُسمح لـ«${name}» بفعله؟`,
    capabilitiesIntro: "تطلب الأداة ما يلي. أزل العلامة عمّا لا تسمح به.",
    page: "الصفحة",
    room: "الغرفة",
    addedBy: "أضافها",
    disclosed: { userId: "معرّف المستخدم الخاص بك", displayName: "اسمك الظاهر", roomId: "معرّف الغرفة" },
    highRisk: "حسّاس",
    rawCapabilities: "تفاصيل تقنية",
    allowLoad: "فتح",
    allowCapabilities: "السماح بالمحدد",
    allowNoCapabilities: "المتابعة دون سماح",
    deny: "عدم السماح",
    dismiss: "ليس الآن",
    notArmed: "يمكنك السماح بعد لحظة.",
  },
  capability: {
    group: { read: "قراءة هذه الغرفة", write: "الكتابة في هذه الغرفة باسمك", screen: "البقاء ظاهرة" },
    feature: { "always-on-screen": "البقاء ظاهرة عند الانتقال إلى غرفة أخرى" },
    receiveEvent: () => "قراءة الرسائل من كل نوع",
    sendEvent: (eventType) =>
      eventType === "m.room.redaction" ? "حذف الرسائل باسمك" : "إرسال الرسائل باسمك",
  },
};
