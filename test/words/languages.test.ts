import { describe, expect, it } from "vitest";
import { arabic } from "../../src/react/messages/ar/arabic.ts";
import { german } from "../../src/react/messages/de/german.ts";
import { english } from "../../src/react/messages/en/english.ts";
import type { WidgetMessages } from "../../src/react/messages/widget-messages.ts";
import { groupCapabilities } from "../../src/react/words/group-capabilities.ts";
import { elementCallCapabilities } from "../../stories/consent-dialog/element-call-capabilities.ts";

/** Values for the texts that take something else than names and numbers. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  "status.failed": ["3", "moved"],
  "status.unsafeUrl": ["3", "malformed"],
  "status.ended": ["room-left"],
  "capability.list": [["3", "4"]],
  "capability.summary.together": [["3", "4"]],
};

/** Every text of a catalogue by its path, those that take values with 3 and 4. */
function textsOf(messages: WidgetMessages): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === "string") texts.set(path, value);
    else if (typeof value === "function") texts.set(path, String(value(...(samples[path] ?? ["3", "4"]))));
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, path === "" ? key : `${path}.${key}`);
  };
  visit(messages, "");
  return texts;
}

const inEnglish = textsOf(english);

it("English has no word of the protocol in it that people do not use", () => {
  const jargon =
    /\b(events?|state|capabilit(y|ies)|timeline|to-device|scope|token|redact\w*|sticky|iframe)\b/i;
  expect([...inEnglish].filter(([, text]) => jargon.test(text))).toEqual([]);
});

describe.each([
  ["German", german],
  ["Arabic", arabic],
])("%s", (_, messages) => {
  const texts = textsOf(messages);

  it("says everything that English says, and nothing in English", () => {
    expect([...texts.keys()]).toEqual([...inEnglish.keys()]);
    const same = [...texts].filter(([path, text]) => text === inEnglish.get(path) && /\p{L}{2}/u.test(text));
    // The same word in both languages, or only names and signs.
    const alike = new Set(["frameTitle", "delayedEvent.origin", "delayedEvent.actOn"]);
    expect(same.map(([path]) => path).filter((path) => !alike.has(path))).toEqual([]);
  });

  it("leaves out no value that English shows", () => {
    const digits = (text = "") => text.replaceAll("٣", "3").replaceAll("٤", "4");
    const lost = [...inEnglish].filter(([path, text]) =>
      ["3", "4"].some((value) => text.includes(value) && !digits(texts.get(path)).includes(value)),
    );
    expect(lost).toEqual([]);
  });

  it("has no blank or doubled space, and ends sentences where English does", () => {
    const untidy = [...texts].filter(([, text]) => text.trim() !== text || text === "" || / {2}/.test(text));
    expect(untidy).toEqual([]);
    const isSentence = (text = "") => /[.…؟?:]$/.test(text.replaceAll(/[“”„«»]/g, ""));
    const different = [...texts].filter(
      ([path, text]) => isSentence(text) !== isSentence(inEnglish.get(path)),
    );
    expect(different).toEqual([]);
  });
});

it("German calls people by the formal “Sie”", () => {
  const informal = /\b(du|dich|dir|dein|deine[mnrs]?)\b/i;
  expect([...textsOf(german)].filter(([, text]) => informal.test(text))).toEqual([]);
});

it("counts and lists follow the language's own rules", () => {
  const { more } = arabic.capability.summary;
  expect([2, 3, 11].map(more).map((text) => text.replaceAll(/[\d٠-٩]+/g, "#"))).toEqual([
    "نوعين آخرين",
    "# أنواع أخرى",
    "# نوعًا آخر",
  ]);
  expect([1, 2].map(german.capability.summary.more)).toEqual(["1 weitere Art", "2 weitere Arten"]);
  expect([1, 1200].map(english.permission.manager.read)).toEqual(["Read 1 message", "Read 1,200 messages"]);
  expect(german.permission.manager.read(1200)).toBe("1.200 Nachrichten gelesen");
  expect(english.capability.list(["a", "b", "c"])).toBe("a, b, and c");
  expect(german.capability.list(["a", "b", "c"])).toBe("a, b und c");
  expect(arabic.capability.list(["أ", "ب"])).toBe("أ وب");
});

it.each([
  [
    "German",
    german,
    [
      "In diesem Raum: Mitglieder des Raums, Schlüssel von Anrufen, Anrufaktivität, Reaktionen und 3 weitere Arten lesen",
      "In diesem Raum: Schlüssel von Anrufen, Anrufaktivität, Reaktionen und Anfragen nach Fehlerberichten in Ihrem Namen senden, auch nachdem Sie es geschlossen haben",
      "In diesem Raum: In Ihrem Namen Nachrichten löschen",
      "Auf Geräten von Personen: Schlüssel von Anrufen und Anrufsignale in Ihrem Namen an Geräte beliebiger Personen senden und von ihnen empfangen",
      "Unabhängig von Räumen: Dateien herunterladen, Anrufserver benutzen und sichtbar bleiben",
    ],
  ],
  [
    "Arabic",
    arabic,
    [
      "في هذه الغرفة: قراءة قائمة أعضاء الغرفة ومفاتيح تشفير المكالمات ونشاط المكالمات والتفاعلات و3 أنواع أخرى",
      "في هذه الغرفة: إرسال مفاتيح تشفير المكالمات ونشاط المكالمات والتفاعلات وطلبات تقارير الأخطاء باسمك، حتى بعد إغلاق الأداة",
      "في هذه الغرفة: حذف الرسائل باسمك",
      "على أجهزة الأشخاص: إرسال مفاتيح تشفير المكالمات وإشارات المكالمات باسمك إلى أجهزة أي مستخدم، واستقبالها منها",
      "خارج الغرف: تنزيل الملفات واستخدام خوادم المكالمات والبقاء ظاهرة",
    ],
  ],
])("Element Call's request can be understood in %s", (_, messages, expected) => {
  const context = { roomId: "!team:example.org", userId: "@alice:example.org" };
  const { groups } = groupCapabilities(elementCallCapabilities, messages.capability, context);
  const texts = groups.map(({ heading, summary }) => messages.capability.placed(heading, summary));
  expect(texts).toEqual(expected);
});
