"use client";

import type { CSSProperties, ReactElement } from "react";
import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import { marginMs } from "../../core/delayed-events/due-time.ts";
import type { DelayedEventMessages } from "../messages/delayed-event-messages.ts";
import { ClockText } from "./ClockText.tsx";
import { pageClock } from "./clock.ts";

/** How a heartbeat that waits does: its last beat, how long the next may take, how many got lost, and who else made any. */
export function HeartbeatFacts(props: {
  readonly entry: DelayedEventEntry;
  readonly messages: DelayedEventMessages;
}): ReactElement {
  const { entry, messages } = props;
  const { delayMs, restarts, runningSinceMs } = entry;
  const { last, missed, assisted } = restarts;
  const left = (nowMs: number) => {
    const ms = marginMs(entry, nowMs);
    return ms <= 0 ? messages.overdue : messages.marginOf(messages.duration(ms), messages.duration(delayMs));
  };
  const ranMs = Math.max(0, pageClock.now() - runningSinceMs);
  return (
    <>
      {/* It runs out by itself; only a beat fills it up again. */}
      <span data-mw="margin" aria-hidden="true">
        <span key={runningSinceMs} style={runsOut(delayMs, ranMs)} />
      </span>
      <dl data-mw="heartbeat">
        <div>
          <dt>{messages.lastBeat}</dt>
          <dd>
            {last ? (
              <ClockText read={(now) => messages.relative(Math.min(0, last.atMs - now))} />
            ) : (
              messages.noBeat
            )}
          </dd>
        </div>
        <div>
          <dt>{messages.margin}</dt>
          <dd>
            <ClockText read={left} />
          </dd>
        </div>
        <div>
          <dt>{messages.missed}</dt>
          <dd>{messages.missedBeats(missed)}</dd>
        </div>
        {assisted > 0 && (
          <div>
            <dt>{messages.assisted}</dt>
            <dd>{messages.assistedBeats(assisted)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

const runsOut = (delayMs: number, ranMs: number): CSSProperties => ({
  animationDuration: `${delayMs}ms`,
  animationDelay: `${-Math.min(ranMs, delayMs)}ms`,
});
