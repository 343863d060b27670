import { readFileSync, writeFileSync } from "node:fs";
import { findTestNames, linkTo, type TestName } from "./test-names.ts";

/*
 * Writes docs/security.md: every threat and principle of docs/security/threats.md, with the tests that name it. With
 * `--check` it writes nothing and prints what is missing or out of date.
 */

const LINES = "docs/security/threats.md";
const TABLE = "docs/security.md";

interface Line {
  /** `T-46`, `C10`. */
  readonly id: string;
  /** No release without it. */
  readonly isBlocking: boolean;
  readonly shownIn: "browsers" | "any test" | "no test";
  readonly text: string;
}

interface Section {
  readonly title: string;
  readonly lines: Line[];
}

function readSections(): readonly Section[] {
  const sections: Section[] = [];
  for (const row of readFileSync(LINES, "utf8").split("\n")) {
    const [, title] = /^## (.+)$/.exec(row) ?? [];
    if (title !== undefined) sections.push({ title, lines: [] });
    const [, id, star, where, text] =
      /^(T-\d\d|C\d{1,2})( ★)?(?: \[(browsers|no test)\])?\. (.+)$/.exec(row) ?? [];
    if (id === undefined || text === undefined) continue;
    const shownIn = where === "browsers" || where === "no test" ? where : "any test";
    sections.at(-1)?.lines.push({ id, isBlocking: star !== undefined, shownIn, text });
  }
  return sections;
}

function findTests(): ReadonlyMap<string, readonly TestName[]> {
  const shown = new Map<string, TestName[]>();
  for (const test of findTestNames(/\[\s*(["'`])((?:\d+\. )?(?:T-\d\d|C\d)(?:\\.|(?!\1).)+)\1,/g)) {
    for (const [id] of test.name.matchAll(/\b(?:T-\d\d|C\d{1,2})\b/g))
      shown.set(id, [...(shown.get(id) ?? []), test]);
  }
  return shown;
}

const sections = readSections();
const tests = findTests();

/** Whole widgets in Chromium and Firefox are tested nowhere else; those of one browser say so in their first line. */
function isInBothBrowsers({ file }: TestName): boolean {
  return file.startsWith("test/widgets/") && readFileSync(file, "utf8").includes("describeInBrowsers(");
}

function row({ id, isBlocking, shownIn, text }: Line): string {
  const shownBy = tests.get(id) ?? [];
  const inBoth = shownBy.filter(isInBothBrowsers);
  const others = shownBy.filter((test) => !inBoth.includes(test));
  const cell = (list: readonly TestName[]) =>
    list.map(linkTo).join("<br>") || (shownIn === "no test" ? "–" : "");
  const cells = [isBlocking ? `${id} ★` : id, text, cell(inBoth), cell(others)];
  return `| ${cells.map((one) => one.replaceAll("|", "\\|")).join(" | ")} |`;
}

function table(): string {
  const blocks = sections.map(({ title, lines }) =>
    [
      `## ${title}\n`,
      "| | What holds | Shown in Chromium and Firefox | Shown elsewhere |",
      "| --- | --- | --- | --- |",
      ...lines.map(row),
    ].join("\n"),
  );
  const intro = `What holds against [threats](security/threats.md), and the tests that show it. ★: no release without it. Written by \`npm run threats\`; do not edit.`;
  return `${["# Security", intro, ...blocks].join("\n\n")}\n`;
}

function* problems(): Iterable<string> {
  const lines = sections.flatMap((section) => section.lines);
  const ids = new Set(lines.map(({ id }) => id));
  if (ids.size < lines.length) yield `${LINES} has an id twice.`;
  for (const { id, isBlocking, shownIn } of lines) {
    const shownBy = tests.get(id) ?? [];
    if (isBlocking && shownIn === "no test") yield `${id} blocks a release: it needs a test.`;
    if (shownIn === "no test" && shownBy.length > 0) yield `A test names ${id}: take the [no test] away.`;
    if (shownIn !== "no test" && shownBy.length === 0) yield `No test names ${id}.`;
    if (shownIn === "browsers" && !shownBy.some(isInBothBrowsers))
      yield `No test in both browsers names ${id}.`;
    if (shownIn === "any test" && shownBy.some(isInBothBrowsers))
      yield `${id} is shown in both browsers: say so.`;
  }
  for (const id of tests.keys()) if (!ids.has(id)) yield `A test names ${id}, which does not exist.`;
  if (readFileSync(TABLE, "utf8") !== table())
    yield `${TABLE} is out of date. Run "npm run threats", and look at the difference.`;
}

if (process.argv.includes("--check")) for (const problem of problems()) console.log(problem);
else writeFileSync(TABLE, table());
