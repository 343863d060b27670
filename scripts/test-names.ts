import { globSync, readFileSync } from "node:fs";

/** The name of a test or a group of tests, and the file it is in. */
export interface TestName {
  readonly file: string;
  readonly name: string;
}

// Of tests and groups, and of the rows of `it.each`; a skipped test shows nothing.
const called = /(?:\b(?:describe|describeInBrowsers?|it|test)\(|[\])}]\)\()\s*(["'`])((?:\\.|(?!\1).)+)\1,/g;

/** Every name in the repository that matches one of these forms, file by file. `row` captures a quote, then the name. */
export function findTestNames(row: RegExp): readonly TestName[] {
  const files = globSync(["test/*/**/*.ts", "test/*/**/*.tsx"], {
    exclude: ["**/node_modules/**", "test/pages/**"],
  });
  return files.sort().flatMap((file) => {
    const source = readFileSync(file, "utf8");
    return [...source.matchAll(called), ...source.matchAll(row)].map(([, , name = ""]) => ({
      file,
      name: name.replaceAll("\\", ""),
    }));
  });
}

/** As a cell of a table in `docs`. */
export function linkTo({ file, name }: TestName): string {
  return `[${file.slice("test/".length)}](../${file}): ${name}`;
}
