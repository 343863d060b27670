import { describe } from "vitest";
import { describeErrors } from "./errors.ts";
import type { CreateHarness } from "./port-harness.ts";
import { describeSending } from "./sending.ts";
import { describeState } from "./state.ts";
import { describeTimeline } from "./timeline.ts";
import { describeUpdates } from "./updates.ts";

/** What every implementation of `MatrixClientPort` must do, on a homeserver with delayed and sticky events. */
export function describeClientPort(name: string, createHarness: CreateHarness): void {
  describe(name, { timeout: 30_000 }, () => {
    describeTimeline(createHarness);
    describeState(createHarness);
    describeUpdates(createHarness);
    describeSending(createHarness);
    describeErrors(createHarness);
  });
}
