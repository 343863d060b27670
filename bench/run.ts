import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { buildPages } from "./build-pages.ts";
import { measures } from "./measures/measures.ts";
import { TABLE_HEAD, tableLines } from "./table.ts";
import { withBench } from "./with-bench.ts";

// `npm run bench` takes all measures, `npm run bench 2 5` only those. `npm run bench -- --patience=30` waits up to 30
// seconds before each repetition for a calm machine.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { patience: { type: "string", default: "2" } },
});
const wanted = positionals.map(Number);
const chosen = measures.filter(({ number }) => wanted.length === 0 || wanted.includes(number));

await buildPages();
await withBench(Number(values.patience) * 1_000, async ({ bench, browserVersion }) => {
  const processors = cpus();
  console.log(`\n${browserVersion}, ${processors.length} × ${processors[0]?.model ?? "processor"}`);
  console.log(`Host time is ${bench.clock.name}.\n`);
  console.log(TABLE_HEAD);
  for (const measure of chosen) {
    const findings = await measure.take(bench);
    console.log(tableLines(measure, findings, bench.otherWork.takeTally()));
  }
});
