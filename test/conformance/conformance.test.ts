import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

it("Every statement that is not openly missing has a test, and the table says so", () => {
  const problems = execFileSync("node", ["scripts/conformance.ts", "--check"], { encoding: "utf8" });
  expect(problems).toBe("");
});
