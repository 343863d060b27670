import { delayedEventOptions } from "../homeserver-options.ts";
import type { RateLimiter } from "../state/rate-limiter.ts";
import type { ServerState } from "../state/server-state.ts";
import { waitForNews } from "../wait.ts";
import { limitExceeded } from "./request-error.ts";

/** Synapse lets who asks too often wait for the refusal as well. */
const HOLD_MS = 500;

/** Rejects where delayed events are asked for too often, if this homeserver counts. */
export async function limitDelayedEvents(
  server: ServerState,
  purpose: keyof ServerState["delayedEventRates"],
  who: string,
): Promise<void> {
  if (!delayedEventOptions(server.options)?.areLimited) return;
  const limiter: RateLimiter = server.delayedEventRates[purpose];
  const waitMs = limiter.take(who);
  if (waitMs === undefined) return;
  const { clock, closed } = server;
  await waitForNews({ clock, timeoutMs: HOLD_MS, signals: [closed], listen: () => () => undefined });
  throw limitExceeded("Too Many Requests", waitMs);
}
