import { parseArgs } from "node:util";
import { figuresOf } from "./figures.ts";
import { holdCall } from "./hold-call.ts";

// `npm run bench:call` holds one call for ten minutes while one request in twenty fails. Exits with 1 if the member was
// ever taken out of it, or is still there after hanging up.
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    share: { type: "string", default: "0.05" },
  },
});
const durationMs = Number(values.minutes) * 60_000;
const call = await holdCall({ durationMs, seed: Number(values.seed), share: Number(values.share) });
const { lines, isHeld } = figuresOf(call);

console.log(`\n${call.browserVersion}, ${values.minutes} minutes, seed ${values.seed}\n`);
console.log("| figure | found |\n| --- | --- |");
for (const [name, found] of lines) console.log(`| ${name} | ${found} |`);
if (!isHeld) process.exitCode = 1;
