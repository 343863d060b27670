import fc from "fast-check";
import { expect, it } from "vitest";
import { FEATURE_SPELLINGS } from "../../src/core/capability/feature-spellings.ts";
import { arabic } from "../../src/react/messages/ar/arabic.ts";
import { german } from "../../src/react/messages/de/german.ts";
import { english } from "../../src/react/messages/en/english.ts";
import { groupCapabilities } from "../../src/react/words/group-capabilities.ts";
import { pseudoLocale, withoutPseudo } from "../pseudo-locale.ts";

const alice = "@alice:example.org";
const beginnings = [
  "",
  "org.matrix.msc2762.send.event:",
  "org.matrix.msc2762.receive.event:m.room.message#",
  "org.matrix.msc2762.send.state_event:",
  "org.matrix.msc2762.receive.state_event:m.room.member#",
  `org.matrix.msc2762.send.state_event:net.x.y#_${alice}_`,
  "org.matrix.msc3819.send.to_device:",
  "com.beeper.capabilities.receive.room_account_data:",
  "org.matrix.msc2762.timeline:!",
  "io.github.react-matrix-widgets.room:!a:org.matrix.msc2762.send.event:",
];
const anyText = fc.string({ unit: "binary" });
const anyCapability = fc.oneof(
  fc.tuple(fc.constantFrom(...beginnings), anyText).map(([beginning, text]) => `${beginning}${text}`),
  fc.constantFrom(...Object.values(FEATURE_SPELLINGS).flat()),
);
const anyRequest = fc.array(anyCapability, { maxLength: 40 });
const anyContext = fc.record({
  roomId: fc.option(fc.constantFrom("!a", "!team:example.org"), { nil: undefined }),
  userId: fc.option(fc.constant(alice), { nil: undefined }),
  roomName: fc.option(anyText, { nil: undefined }).map((name) => () => name),
});

it("T-68 T-72 whatever a widget asks for, each text is the catalogue's and all foreign text in it isolated", () => {
  fc.assert(
    fc.property(anyRequest, anyContext, (requested, context) => {
      const { groups, refused } = groupCapabilities(requested, pseudoLocale.capability, context);
      const lines = [...groups.flatMap((group) => group.lines), ...refused];
      const texts = [
        ...groups.flatMap(({ heading, summary }) => [heading, summary]),
        ...lines.flatMap(({ sentence, standalone, details }) => [sentence, standalone, ...details]),
      ];
      expect(texts.map(withoutPseudo).filter((rest) => rest !== "")).toEqual([]);
    }),
  );
});

it.each([
  ["English", english, /[“”]/g, /“\u2068[^“”]*\u2069”/g],
  ["German", german, /[„“]/g, /„\u2068[^„“]*\u2069“/g],
  ["Arabic", arabic, /[«»]/g, /«\u2068[^«»]*\u2069»/g],
])("T-68 no foreign text ends its quotation in %s", (_, messages, mark, quotation) => {
  fc.assert(
    fc.property(anyRequest, anyContext, (requested, context) => {
      const { groups, refused } = groupCapabilities(requested, messages.capability, context);
      const lines = [...groups.flatMap((group) => group.lines), ...refused];
      for (const text of [...groups.map(({ heading }) => heading), ...lines.map((line) => line.standalone)]) {
        expect(text.replaceAll(quotation, "")).not.toMatch(mark);
        expect(text).not.toMatch(/[\n\r\u202a-\u202e\u2066\u2067]/);
      }
    }),
  );
});

it("every request is at most six groups, and each thing asked for is in exactly one line", () => {
  fc.assert(
    fc.property(anyRequest, anyContext, (requested, context) => {
      const { groups, refused } = groupCapabilities(requested, english.capability, context);
      const lines = [...groups.flatMap((group) => group.lines), ...refused];
      expect(groups.length).toBeLessThanOrEqual(6);
      expect(lines.flatMap((line) => line.spellings).toSorted()).toEqual([...new Set(requested)].toSorted());
      expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      expect(refused.every(({ risk }) => risk === "forbidden")).toBe(true);
      expect(groups.some(({ risk }) => risk === "forbidden")).toBe(false);
    }),
  );
});
