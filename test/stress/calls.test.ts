import { expect, it } from "vitest";
import { countMembers, differencesFrom } from "./compare.ts";
import { judge } from "./judge.ts";
import { simulate } from "./simulate.ts";

const PATIENCE_MS = 300_000;

// `npm run stress` does the same with a hundred users for an hour.
it.each([1, 5])(
  "Calls hold as long as their widgets do and no longer, through half an hour of bad weather (seed %i)",
  {
    timeout: PATIENCE_MS,
  },
  async (seed) => {
    const simulation = await simulate({ seed, users: 20, minutes: 30 }, async (atEnd) => {
      expect(await differencesFrom(atEnd)).toEqual([]);
      expect(countMembers(atEnd)).toBeGreaterThan(15);
    });

    expect(judge(simulation)).toEqual({
      outlived: [],
      unprotected: [],
      posthumous: [],
      lost: [],
      foreign: [],
      // Else the weather was not bad enough to show anything.
      inBadWeather: expect.toSatisfy((count: number) => count > 0),
    });
    expect(countMembers(simulation)).toBe(0);
    expect(new Set(simulation.spied)).toEqual(new Set(["M_NOT_FOUND"]));
  },
);

it("One seed gives one course of events", { timeout: PATIENCE_MS }, async () => {
  const course = async (seed: number) => {
    const { log } = await simulate({ seed, users: 4, minutes: 8 });
    return log.operations.map(({ kind, userId, widget, atMs }) => ({ kind, userId, widget, atMs }));
  };
  const first = await course(3);
  expect(await course(3)).toEqual(first);
  expect(await course(4)).not.toEqual(first);
});
