import type { MatrixClient } from "matrix-js-sdk";
import * as v from "valibot";
import { delayTooLong } from "../../core/delayed-events/refusals.ts";
import type { DelayedEventLimits } from "../../core/matrix/matrix-client-port.ts";

const capability = v.object({ max_delay_ms: v.number(), max_scheduled: v.number() });

/** From the capabilities, which the SDK keeps. A homeserver that cannot be asked has not said anything. */
export async function getDelayedEventLimits(client: MatrixClient): Promise<DelayedEventLimits | undefined> {
  const capabilities: Record<string, unknown> = await client.getCapabilities().catch(() => ({}));
  const advertised = capabilities["m.delayed_events"] ?? capabilities["org.matrix.msc4140.delayed_events"];
  const parsed = v.safeParse(capability, advertised);
  if (!parsed.success) return undefined;
  return { maxDelayMs: parsed.output.max_delay_ms, maxScheduled: parsed.output.max_scheduled };
}

/** Rejects what the homeserver has said it would refuse. */
export async function requireDelayWithinLimits(client: MatrixClient, delayMs: number): Promise<void> {
  const limits = await getDelayedEventLimits(client);
  if (limits !== undefined && delayMs > limits.maxDelayMs) {
    throw delayTooLong(client.getHomeserverUrl(), limits.maxDelayMs);
  }
}
