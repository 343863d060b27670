import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanWidgetName } from "../../../src/core/definition/display-name.ts";

describe("T-68 cleanWidgetName", () => {
  it.each([
    ["leaves a plain name alone", "Poll: what's for lunch? (2)", "Poll: what's for lunch? (2)"],
    ["leaves other scripts alone", "Umfrage für 日本語 و العربية", "Umfrage für 日本語 و العربية"],
    ["leaves emoji of several parts whole", "👩🏽‍💻 🏴‍☠️ ❤️‍🔥 🇩🇪", "👩🏽‍💻 🏴‍☠️ ❤️‍🔥 🇩🇪"],
    ["strips bidi overrides", "\u202egpj.exe\u202c \u2066x\u2069\u200f", "gpj.exe x"],
    ["strips zero-width characters", "a\u200bb\u200cc\u200dd\ufeffe\u2060f\u00adg", "abcdefg"],
    ["strips tags, which can hide text", "a\u{e0061}\u{e0062}", "a"],
    ["strips half surrogate pairs and private use", "a\ud800b\ue000c", "abc"],
    ["puts one space for line breaks and controls", "a\r\n\tb\u0000c\u2028d\u0085e", "a b c d e"],
    ["puts one space for every kind of blank", "a\u00a0\u2003\u3000b\u3164\u2800c", "a b c"],
    ["strips locks", "🔒 matrix.org 🔐🔏🔓", "matrix.org"],
    ["strips towers of marks", `e${"\u0301".repeat(50)}`, "é\u0301\u0301\u0301"],
    ["composes letters", "e\u0301", "é"],
    ["trims", "  a  ", "a"],
  ])("%s", (_name, name, cleaned) => {
    expect(cleanWidgetName(name)).toBe(cleaned);
  });

  it.each(["", "   ", "\u200b", "\u202e\u202c", "\u3164", "🔒", "\u2800\u115f"])(
    "is empty for %j",
    (name) => {
      expect(cleanWidgetName(name)).toBe("");
    },
  );

  it("cuts to 64 characters as people count them", () => {
    expect(cleanWidgetName("a".repeat(64))).toBe("a".repeat(64));
    expect(cleanWidgetName("a".repeat(65))).toBe(`${"a".repeat(63)}…`);
    expect(cleanWidgetName("👩🏽‍💻".repeat(100))).toBe(`${"👩🏽‍💻".repeat(63)}…`);
  });

  it("is quick with a megabyte", () => {
    const started = performance.now();
    cleanWidgetName("e\u0301\u200d👩".repeat(250_000));
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("whatever the name, leaves one short visible line, and changes it no further", () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
        fc.constantFrom("\u200d", "\u202e", "🔒", "👩", "\u0301", "\u3164", "\ufe0f", " ", "\n", "🏽"),
      ),
      maxLength: 200,
    });
    fc.assert(
      fc.property(nasty, (name) => {
        const cleaned = cleanWidgetName(name);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f]/u);
        expect([...new Intl.Segmenter().segment(cleaned)].length).toBeLessThanOrEqual(64);
        expect(cleanWidgetName(cleaned)).toBe(cleaned);
      }),
      { numRuns: 3000 },
    );
  });
});
