import { cpus } from "node:os";
import { buildPages } from "./build-pages.ts";
import { measures } from "./measures/measures.ts";
import { openBench } from "./open-bench.ts";
import { TABLE_HEAD, tableLines } from "./table.ts";

// `npm run bench` takes all measures, `npm run bench 2 5` only those.
const wanted = process.argv.slice(2).map(Number);

await buildPages();
const { bench, browserVersion, close } = await openBench();
const processors = cpus();

console.log(`\n${browserVersion}, ${processors.length} × ${processors[0]?.model ?? "processor"}`);
console.log(`Host time is ${bench.clock.name}.\n`);
console.log(TABLE_HEAD);
try {
  for (const measure of measures.filter(({ number }) => wanted.length === 0 || wanted.includes(number))) {
    console.log(tableLines(measure, await measure.take(bench)));
  }
} finally {
  await close();
}
