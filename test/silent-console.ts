import { afterEach, beforeEach, expect, vi } from "vitest";

const methods = ["debug", "error", "info", "log", "warn"] as const;
let calls: unknown[][] = [];

// Any console output of ours is a defect: it slows delivery and may leak what widgets say.
beforeEach(() => {
  calls = [];
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) => {
      calls.push([method, ...values]);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(calls, "console output").toEqual([]);
});
