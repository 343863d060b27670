import { parseArgs } from "node:util";
import { countMembers, differencesFrom } from "../test/stress/compare.ts";
import { figuresOf } from "../test/stress/figures.ts";
import { judge } from "../test/stress/judge.ts";
import { simulate } from "../test/stress/simulate.ts";

// `npm run stress` simulates an hour of a hundred calls; `npm run stress -- --seed=7 --users=20 --minutes=10` others. What
// it finds wrong, it prints and exits with 1.
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    users: { type: "string", default: "100" },
    minutes: { type: "string", default: "60" },
  },
});
const [seed, users, minutes] = [values.seed, values.users, values.minutes].map(Number) as [
  number,
  number,
  number,
];
const began = process.cpuUsage();
const wrong: string[] = [];
let members = 0;
const simulation = await simulate({ seed, users, minutes }, async (atEnd) => {
  wrong.push(...(await differencesFrom(atEnd)));
  members = countMembers(atEnd);
});
const { inBadWeather, ...judgement } = judge(simulation);
for (const [what, cases] of Object.entries(judgement)) wrong.push(...cases.map((text) => `${what}: ${text}`));
if (countMembers(simulation) > 0) wrong.push("There are members left when everybody is gone");
if (simulation.spied.some((answer) => answer !== "M_NOT_FOUND"))
  wrong.push("A spy was told more than others");
const { user, system } = process.cpuUsage(began);

console.log(`\n${users} users, ${minutes} minutes, seed ${seed}\n`);
console.log("| figure | found |\n| --- | --- |");
const figures = {
  ...figuresOf(simulation),
  "memberships lost while the homeserver was out of reach": inBadWeather,
  "in their calls at the end": members,
  "seconds of processor time": Math.round((user + system) / 1e6),
  "found wrong": wrong.length,
};
for (const [name, found] of Object.entries(figures)) console.log(`| ${name} | ${found} |`);
for (const text of wrong) console.log(text);
if (wrong.length > 0) process.exitCode = 1;
