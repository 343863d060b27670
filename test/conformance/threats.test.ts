import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

it("Every threat and every principle is named by a test, in both browsers where it says so, and the table is true", () => {
  const problems = execFileSync("node", ["scripts/threats.ts", "--check"], { encoding: "utf8" });
  expect(problems).toBe("");
});
