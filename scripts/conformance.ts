import { readFileSync, writeFileSync } from "node:fs";
import { openStatements } from "./open-statements.ts";
import { findTestNames, linkTo } from "./test-names.ts";

/*
 * Writes docs/conformance.md: every statement of docs/conformance/statements.md, with the tests that show it. A test
 * shows the statements whose numbers its name holds: "107. A live event is delivered once", "T-57 188. …",
 * "159. and 160. …", "162, 165. …". With `--check` it writes nothing and prints what is missing or out of date.
 */

const STATEMENTS = "docs/conformance/statements.md";
const TABLE = "docs/conformance.md";

interface Statement {
  readonly number: number;
  readonly text: string;
}

interface Section {
  readonly title: string;
  readonly statements: Statement[];
}

function readSections(): readonly Section[] {
  const sections: Section[] = [];
  for (const line of readFileSync(STATEMENTS, "utf8").split("\n")) {
    const [, title] = /^## (.+)$/.exec(line) ?? [];
    if (title !== undefined) sections.push({ title, statements: [] });
    const [, number, text] = /^(\d+)\. (.+)$/.exec(line) ?? [];
    if (text !== undefined) sections.at(-1)?.statements.push({ number: Number(number), text });
  }
  return sections;
}

function numbersIn(name: string): readonly number[] {
  return [...name.matchAll(/(?:^|\s)(\d{1,3}(?:(?:, | and )\d{1,3})*)\. /g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/\d+/g)].map(([number]) => Number(number)),
  );
}

function findTests(): ReadonlyMap<number, readonly string[]> {
  const shown = new Map<number, string[]>();
  for (const test of findTestNames(/\[\s*(["'`])(\d+\. (?:\\.|(?!\1).)+)\1,/g)) {
    for (const number of numbersIn(test.name)) {
      shown.set(number, [...(shown.get(number) ?? []), linkTo(test)]);
    }
  }
  return shown;
}

const sections = readSections();
const tests = findTests();

function row({ number, text }: Statement): string {
  const shownBy = tests.get(number) ?? ["**open**"];
  const cells = [text, shownBy.join("<br>")].map((cell) => cell.replaceAll("|", "\\|"));
  return `| ${number} | ${cells.join(" | ")} |`;
}

function table(): string {
  const total = sections.flatMap(({ statements }) => statements);
  const shown = total.filter(({ number }) => tests.has(number));
  return `${[
    "# Conformance",
    `${shown.length} of [${total.length} statements](conformance/statements.md) are shown by a test. Written by \`npm run conformance\`; do not edit.`,
    ...sections.map(({ title, statements }) =>
      [`## ${title}\n`, "| | Statement | Shown by |", "| --- | --- | --- |", ...statements.map(row)].join(
        "\n",
      ),
    ),
  ].join("\n\n")}\n`;
}

function* problems(): Iterable<string> {
  const numbers = sections.flatMap(({ statements }) => statements.map(({ number }) => number));
  for (const number of numbers) {
    const isOpen = openStatements.has(number);
    if (!tests.has(number) && !isOpen) yield `No test shows statement ${number}.`;
    if (tests.has(number) && isOpen)
      yield `A test shows statement ${number}: take it out of scripts/open-statements.ts.`;
  }
  for (const number of tests.keys()) {
    if (!numbers.includes(number)) yield `A test names statement ${number}, which does not exist.`;
  }
  if (readFileSync(TABLE, "utf8") !== table())
    yield `${TABLE} is out of date. Run "npm run conformance", and look at the difference.`;
}

if (process.argv.includes("--check")) for (const problem of problems()) console.log(problem);
else writeFileSync(TABLE, table());
