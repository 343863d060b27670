import { expect, it } from "vitest";
import cinnyLike from "../../demo/client/looks/cinny-like.css?raw";
import elementLike from "../../demo/client/looks/element-like.css?raw";
import own from "../../demo/client/looks/own.css?raw";
import styling from "../../docs/styling.md?raw";
import { DATA_PARTS } from "../../src/index.ts";
import base from "../../src/styles/base.css?raw";
import consent from "../../src/styles/consent.css?raw";
import delayedEvents from "../../src/styles/delayed-events.css?raw";
import dialogs from "../../src/styles/dialogs.css?raw";
import floating from "../../src/styles/floating.css?raw";
import forcedColors from "../../src/styles/forced-colors.css?raw";
import frame from "../../src/styles/frame.css?raw";
import heartbeat from "../../src/styles/heartbeat.css?raw";
import permissions from "../../src/styles/permissions.css?raw";
import tokenSheet from "../../src/styles/tokens.css?raw";
import sheet from "../../src/styles.css?raw";

const files = {
  base,
  consent,
  "delayed-events": delayedEvents,
  dialogs,
  floating,
  "forced-colors": forcedColors,
  frame,
  heartbeat,
  permissions,
};
const withoutComments = (text: string) => text.replaceAll(/\/\*.*?\*\//gs, "");
const tokens = withoutComments(tokenSheet);
const parts = withoutComments(Object.values(files).join("\n"));
const code = tokens + parts;
const all = (pattern: RegExp, text = code) => [...text.matchAll(pattern)].map(([, found]) => found);

it("the sheet is its files, and nothing else but the order of the layers", () => {
  const layers = ["tokens", "base", "parts"].map((layer) => `matrix-widgets.${layer}`);
  const imported = ["tokens", ...all(/"\.\/styles\/(.+)\.css"/g, sheet).slice(1)];
  expect(imported.toSorted()).toEqual([...Object.keys(files), "tokens"].toSorted());
  const lines = withoutComments(sheet).trim().split("\n");
  expect(lines).toEqual([
    `@layer ${layers.join(", ")};`,
    ...imported.map((file) => `@import "./styles/${file}.css";`),
  ]);
});

it("every rule is in one of our layers, so that a host orders them and its own rules win", () => {
  const blocks = all(/^(\S.*?) \{/gm);
  expect(new Set(blocks)).toEqual(
    new Set(["tokens", "base", "parts"].map((layer) => `@layer matrix-widgets.${layer}`)),
  );
});

it("every variable is declared in the tokens, and every token is used or documented as the host's", () => {
  const declared = new Set(all(/^\s*(--mw-[a-z-]+):/gm, tokens));
  const used = new Set(all(/var\((--mw-[a-z-]+)/g));
  expect([...used].filter((name) => !declared.has(name))).toEqual([]);
  expect([...declared].filter((name) => !used.has(name))).toEqual(["--mw-frame-z-index"]);
});

it("colours stand in the tokens only, but for those of the system", () => {
  expect(all(/(#[\da-f]{3,8}\b|rgb\(|hsl\()/gi, parts)).toEqual([]);
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

it("every variable is documented", () => {
  const documented = styling.split("\n").filter((line) => line.startsWith("| `--mw-"));
  const names = documented.flatMap((line) => all(/`(--mw-[a-z-]+)`/g, line));
  expect(names.toSorted()).toEqual([...new Set(all(/^\s*(--mw-[a-z-]+):/gm, tokens))].toSorted());
});

it.each([
  ["own", own],
  ["element-like", elementLike],
  ["cinny-like", cinnyLike],
])("the demo's look %s is made of documented variables and parts alone", (name, look) => {
  const rules = withoutComments(look);
  const selectors = all(/^(\S.*?) \{/gm, rules);
  for (const selector of selectors) {
    expect(selector).toMatch(
      new RegExp(`^:root\\[data-look="${name}"\\]( (> )?(\\[[a-z-]+="[a-z-]+"\\]|ul)+)*$`),
    );
  }
  const declared = all(/^\s*(--[a-z-]+):/gm, rules);
  expect(declared.filter((variable) => !styling.includes(`\`${variable}\``))).toEqual([]);
  const parts = all(/data-mw="([a-z-]+)"/g, rules);
  expect(parts.filter((part) => !(part && part in DATA_PARTS))).toEqual([]);
});
