import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FEATURE_SPELLINGS } from "../../src/core/capability/feature-spellings.ts";
import { parseCapability } from "../../src/core/capability/parse-capability.ts";
import { EXTENSION_VERSIONS, extensionVersionsFor } from "../../src/core/protocol/extension-versions.ts";
import { versionsFor } from "../../src/core/protocol/versions.ts";
import { BUILT_IN_ACTIONS } from "../../src/host/actions/built-in-actions.ts";
import { aMemoryDriver } from "../host/support/a-memory-driver.ts";

const document = readFileSync("docs/protocol.md", "utf8");
const readme = readFileSync("README.md", "utf8");

/** The rows of the table whose head begins with a title, under a heading; each as its cells. */
function rows(heading: string, title: string): readonly (readonly string[])[] {
  const section = document.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const table = section.split("\n\n").find((part) => part.trimStart().startsWith(`| ${title} |`)) ?? "";
  return table
    .trim()
    .split("\n")
    .slice(2)
    .map((line) => line.slice(2, -2).split(" | "));
}

/** What stands between backticks. */
const names = (cell: string | undefined): readonly string[] =>
  [...(cell ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
const firstNames = (heading: string, title: string) => rows(heading, title).flatMap(([cell]) => names(cell));
const sorted = (values: Iterable<string>) => [...values].sort();

const everything = aMemoryDriver({ readPage: async () => ({ events: [], start: "", end: undefined }) });

describe("docs/protocol.md", () => {
  it("lists every action that a widget may request, once, in every spelling", () => {
    const existing = new Set(BUILT_IN_ACTIONS.flatMap((action) => action.names));
    expect(sorted(firstNames("What a widget may request", "Action"))).toEqual(sorted(existing));
  });

  it("says which of them need no capability", () => {
    const free = rows("What a widget may request", "Action").filter(([, capability]) =>
      /^(none|as for)/.test(capability ?? ""),
    );
    const existing = BUILT_IN_ACTIONS.filter(
      ({ needsCapability, takes }) => !needsCapability && takes === undefined,
    );
    expect(sorted(free.flatMap(([cell]) => names(cell)))).toEqual(
      sorted(existing.flatMap((action) => action.names)),
    );
  });

  it("names the features that actions need as the code does", () => {
    const needed = rows("What a widget may request", "Action")
      .flatMap(([, capability]) => names(capability))
      .filter((name) => !name.includes("."));
    expect(Object.keys(FEATURE_SPELLINGS)).toEqual(expect.arrayContaining(needed));
  });

  it("lists every capability in every spelling, by its feature", () => {
    const listed = rows("Capabilities", "Capability").map(([cell, feature]) => [
      names(feature)[0],
      names(cell),
    ]);
    expect(Object.fromEntries(listed)).toEqual(FEATURE_SPELLINGS);
  });

  it("lists capability prefixes that are understood", () => {
    const prefixes = firstNames("Capabilities", "Capability with a name in it");
    expect(prefixes).toHaveLength(16);
    for (const prefix of prefixes) {
      const inner = prefix.endsWith(".room:") ? "!a:org.matrix.msc2762.receive.event:m.reaction" : "!a";
      expect(parseCapability(prefix + inner).kind, prefix).not.toMatch(/unknown|own/);
    }
  });

  it("lists every version, and those that are always there", () => {
    expect(sorted(firstNames("Versions", "Version"))).toEqual(sorted(versionsFor(everything.features)));
    const always = rows("Versions", "Version").filter(([, when]) => when === "always");
    expect(sorted(always.flatMap(([cell]) => names(cell)))).toEqual(sorted(versionsFor(new Set())));
  });

  it("lists every extension", () => {
    const listed = sorted(firstNames("Extensions", "Version"));
    expect(listed).toEqual(sorted(Object.values(EXTENSION_VERSIONS)));
    expect(listed).toEqual(sorted(extensionVersionsFor({ ...everything, toDeviceScope: "lenient" }, true)));
  });

  it("lists what a widget is told as the code tells it", () => {
    const sources = [
      "actions/get-openid",
      "actions/turn-servers",
      "session/loaded-document",
      "session/negotiation",
      "session/presentation",
      "widget-session",
    ].map((name) => readFileSync(`src/host/${name}.ts`, "utf8"));
    const told = sources.flatMap((source) =>
      [...source.matchAll(/\b(?:deliver|tell|request)\(\s*"([a-z_]+)"/g)].map(([, name = ""]) => name),
    );
    expect(sorted(firstNames("What a widget is told", "Action"))).toEqual(sorted(new Set(told)));
  });

  it("says something of every proposal that the tables or the README name", () => {
    const said = new Set(document.split("\n## Proposal by proposal\n")[1]?.match(/MSC\d+/g));
    const other = ["MSC4195", "MSC4237"];
    const named = new Set(
      [...document.matchAll(/MSC\d+/g), ...readme.matchAll(/MSC\d+/g)].map(([msc]) => msc),
    );
    expect(sorted([...named].filter((msc) => !said.has(msc) && !other.includes(msc)))).toEqual([]);
  });
});
