import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isolateId, isolateName, isolateOnlyName, spellOut } from "../../src/react/words/isolate.ts";
import { readable } from "./readable.ts";

describe("T-68 a name inside a sentence", () => {
  it.each([
    ["Team poll", "⟨Team poll⟩"],
    ["Poll” is verified. Press “Allow", "⟨Poll' is verified. Press 'Allow⟩"],
    ['„Umfrage“ «أداة» ‹x› 「投票」 "y"', "⟨'Umfrage' 'أداة' 'x' '投票' 'y'⟩"],
    ["a\u202Eb\u2069\u2066c", "⟨abc⟩"],
    ["l’équipe", "⟨l'équipe⟩"],
    ["\u200b", "⟨⟩"],
  ])("%j is shown as %s", (name, expected) => {
    expect(readable(isolateName(name))).toBe(expected);
  });

  it.each([
    ["Team poll", "Team poll"],
    ["Équipe", "Équipe"],
    ["Poll” is verified", "⟨Poll' is verified⟩"],
    ["استطلاع", "⟨استطلاع⟩"],
    ["Team 2", "⟨Team 2⟩"],
    ["(poll)", "⟨(poll)⟩"],
  ])("where no other name is near, %j is shown as %s", (name, expected) => {
    expect(readable(isolateOnlyName(name))).toBe(expected);
  });

  it("is cut", () => {
    expect([...isolateName("x".repeat(200))]).toHaveLength(64 + 2);
  });
});

describe("T-52 an id inside a sentence", () => {
  it.each([
    ["m.room.message", "⟨m.room.message⟩"],
    ["m.room.mem\u200bber", "⟨m.room.mem\\u{200b}ber⟩"],
    ["a\u202eb\u2069c", "⟨a\\u{202e}b\\u{2069}c⟩"],
    ["x” as “y", "⟨x\\u{201d} as \\u{201c}y⟩"],
    ["a\nb\tc", "⟨a\\u{a}b\\u{9}c⟩"],
    [" a  b ", "⟨\\u{20}a \\u{20}b\\u{20}⟩"],
    ["\\u{200b}", "⟨\\\\u{200b}⟩"],
    ["\ud800", "⟨\\u{d800}⟩"],
    ["\u3164\u2800\u115f", "⟨\\u{3164}\\u{2800}\\u{115f}⟩"],
    ["投票.example", "⟨投票.example⟩"],
    ["", "⟨⟩"],
  ])("%j is shown as %s", (id, expected) => {
    expect(readable(isolateId(id))).toBe(expected);
  });

  it("is cut, however long it is", () => {
    expect([...isolateId("x".repeat(1_000_000))]).toHaveLength(64 + 2);
    expect(isolateId("x".repeat(64))).not.toContain("…");
    expect(isolateId("🎨".repeat(64))).not.toContain("…");
    expect(readable(isolateId("🎨".repeat(65)))).toBe(`⟨${"🎨".repeat(63)}…⟩`);
  });
});

it("two ids look alike only if they are equal, or equal as far as they are shown", () => {
  const short = fc.string({ unit: "binary", maxLength: 5 });
  fc.assert(fc.property(short, short, (a, b) => (isolateId(a) === isolateId(b)) === (a === b)));
});

it("T-68 whatever the text, it is one line, readable, and closed in its isolate without quotation marks", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const shown of [isolateName(text), isolateId(text)]) {
        expect(shown).toMatch(/^\u2068[^\u2066-\u2069]*\u2069$/);
        expect(shown.slice(1, -1)).not.toMatch(/[\p{Pi}\p{Pf}"„\p{Cc}\p{Cs}\u202a-\u202e]/u);
      }
      expect(spellOut(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Cf}]/u);
    }),
  );
});
