import { describe } from "vitest";
import { describeDelayedEvents } from "./delayed-events.ts";
import { describeEncryptedToDevice } from "./encrypted-to-device.ts";
import { describeEncryption } from "./encryption.ts";
import { describeErrors } from "./errors.ts";
import { describePages } from "./pages.ts";
import type { CreateHarness } from "./port-harness.ts";
import { describeReading } from "./reading.ts";
import { describeRelations } from "./relations.ts";
import { describeSending } from "./sending.ts";
import { describeServices } from "./services.ts";
import { describeState } from "./state.ts";
import { describeStickyEvents } from "./sticky-events.ts";
import { describeTimeline } from "./timeline.ts";
import { describeToDevice } from "./to-device.ts";
import { describeUpdates } from "./updates.ts";

/**
 * What every implementation of `MatrixClientPort` must do. The homeserver behind the harness has delayed and sticky
 * events, one TURN server, and a LiveKit transport.
 */
export function describeClientPort(name: string, createHarness: CreateHarness): void {
  describe(name, { timeout: 30_000 }, () => {
    describeTimeline(createHarness);
    describeState(createHarness);
    describeUpdates(createHarness);
    describeSending(createHarness);
    describeDelayedEvents(createHarness);
    describeStickyEvents(createHarness);
    describeToDevice(createHarness);
    describeReading(createHarness);
    describePages(createHarness);
    describeRelations(createHarness);
    describeEncryption(createHarness);
    describeEncryptedToDevice(createHarness);
    describeServices(createHarness);
    describeErrors(createHarness);
  });
}
