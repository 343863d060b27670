import { expect, it } from "vitest";
import { DATA_PARTS } from "../../src/index.ts";
import sheet from "../../src/styles.css?raw";

const code = sheet.replaceAll(/\/\*.*?\*\//gs, "");
const all = (pattern: RegExp, text = code) => [...text.matchAll(pattern)].map(([, found]) => found);
const tokens = code.slice(code.indexOf("tokens {"), code.indexOf("@layer matrix-widgets.base {"));

it("every rule is in one of our layers, so that a host orders them and its own rules win", () => {
  const blocks = all(/^(\S.*?) \{/gm);
  expect(blocks).toEqual(["tokens", "base", "parts"].map((layer) => `@layer matrix-widgets.${layer}`));
});

it("every variable is declared in the tokens, and every token is used or documented as the host's", () => {
  const declared = new Set(all(/^\s*(--mw-[a-z-]+):/gm, tokens));
  const used = new Set(all(/var\((--mw-[a-z-]+)/g));
  expect([...used].filter((name) => !declared.has(name))).toEqual([]);
  expect([...declared].filter((name) => !used.has(name))).toEqual(["--mw-frame-z-index"]);
});

it("colours stand in the tokens only, but for those of the system", () => {
  expect(all(/(#[\da-f]{3,8}\b|rgb\(|hsl\()/gi, code.replace(tokens, ""))).toEqual([]);
});

it("nothing is physical, important, or about elements that are not ours", () => {
  expect(all(/((?:margin|padding|border|inset)-(?:left|right|top|bottom)|!important)/g)).toEqual([]);
  expect(all(/^\s*((?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)):)/gm)).toEqual([]);
  const selectors = all(/^ +([[:.a-z][^;{}]*) \{/gm).filter((selector) => selector !== "to");
  expect(selectors.length).toBeGreaterThan(40);
  expect(selectors.filter((selector) => !/\[data-mw|^:root/.test(selector ?? ""))).toEqual([]);
});

it("every part it styles is a listed one", () => {
  const styled = new Set(all(/\[data-mw="([a-z-]+)"\]/g));
  expect([...styled].filter((part) => !(part && part in DATA_PARTS))).toEqual([]);
});
