import { expect, it } from "vitest";
import {
  afterDismissal,
  afterOpening,
  type BackOff,
  currentBackOff,
} from "../../../src/core/permission/back-off.ts";

const WEEK_MS = 604_800_000;
const fresh: BackOff = { state: "asking", dismissals: 0 };
const dismissed = (times: number) =>
  Array.from({ length: times }).reduce<BackOff>((now) => afterDismissal(now, 0), fresh);

it("T-70 C12 after two dismissals a widget is quiet until its permissions are opened", () => {
  expect(dismissed(1)).toEqual({ state: "asking", dismissals: 1 });
  expect(dismissed(2)).toEqual({ state: "quiet", dismissals: 2 });
  expect(afterOpening(dismissed(2))).toEqual({ state: "asking", dismissals: 2 });
});

it("T-70 C12 after the third it cools down for a week, whatever is opened", () => {
  const cooling = afterDismissal(afterOpening(dismissed(2)), 1_000);
  expect(cooling).toEqual({ state: "cooling-down", untilMs: 1_000 + WEEK_MS });
  expect(afterOpening(cooling)).toBe(cooling);
  expect(afterDismissal(cooling, 2_000)).toBe(cooling);
  expect(currentBackOff(cooling, 999 + WEEK_MS)).toBe(cooling);
  expect(currentBackOff(cooling, 1_000 + WEEK_MS)).toEqual(fresh);
});

it("opening changes nothing for a widget that may ask", () => {
  expect(afterOpening(dismissed(1))).toEqual(dismissed(1));
});
