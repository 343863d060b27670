import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import manifest from "../package.json" with { type: "json" };

/*
 * Writes one file per entry with every exported name and its signature, so that a change of the public API is seen in
 * review as a change of a file. Reads the built declarations. With `--check` it writes nothing and prints the entries
 * whose report is out of date.
 */

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\/|^\/\/.*$/gm, "").replace(/^\s*\n/gm, "");

function declarations(path: string): string {
  return withoutComments(readFileSync(path, "utf8"));
}

/** Follows `export { name } from "./file.ts"` to the declaration itself. */
function findDeclaration(path: string, name: string): string {
  const source = declarations(path);
  const start = source.search(
    new RegExp(`^export (?:declare )?(?:abstract )?(?:const|function|class|interface|type) ${name}\\b`, "m"),
  );
  if (start >= 0) return oneDeclaration(source.slice(start));
  for (const { names, file } of reExports(source)) {
    if (names.includes(name)) return findDeclaration(join(dirname(path), file), name);
  }
  throw new Error(`${path} exports ${name}, but its declaration was not found.`);
}

/** Overloads are rare enough here to be left out: the text up to where brackets are closed and the line ends. */
function oneDeclaration(source: string): string {
  let depth = 0;
  for (let index = 0; index < source.length; index++) {
    const letter = source[index] ?? "";
    if ("{([".includes(letter)) depth += 1;
    if ("})]".includes(letter)) depth -= 1;
    const isEnd =
      letter === ";" || (letter === "}" && /^export (declare )?(interface|(abstract )?class)/.test(source));
    if (depth === 0 && isEnd) return source.slice(0, index + 1);
  }
  return source;
}

function* reExports(source: string): Iterable<{ names: string[]; file: string }> {
  for (const [, list = "", file = ""] of source.matchAll(/export (?:type )?\{([^}]*)\} from "([^"]+)"/g)) {
    const names = list.split(",").map((name) => name.replace(/\btype\b/, "").trim());
    yield { names: names.filter(Boolean), file: file.replace(/\.tsx?$/, ".d.ts") };
  }
}

function report(entry: string): string {
  const source = declarations(entry);
  const own = [
    ...source.matchAll(/^export (?:declare )?(?:const|function|class|interface|type) (\w+)/gm),
  ].map(([, name = ""]) => name);
  const names = [...own, ...[...reExports(source)].flatMap((one) => one.names)].sort();
  return `${names.map((name) => findDeclaration(entry, name)).join("\n\n")}\n`;
}

const isCheck = process.argv.includes("--check");
mkdirSync("api", { recursive: true });
for (const [subpath, target] of Object.entries(manifest.exports)) {
  if (typeof target === "string" || !target.default.endsWith(".js")) continue;
  const file = `api/${subpath === "." ? "index" : subpath.slice(2).replaceAll("/", "-")}.d.ts.txt`;
  const text = report(target.types);
  if (!isCheck) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.log(`${file} is out of date. Run "npm run build && npm run api", and look at the difference.`);
  }
}
