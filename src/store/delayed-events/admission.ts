import { isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import type { DelayedEventPolicy } from "../../core/delayed-events/delayed-event-policy.ts";
import { marginMs } from "../../core/delayed-events/due-time.ts";
import { delayTooLong, tooManyScheduled } from "../../core/delayed-events/refusals.ts";
import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { EntryTable } from "./entry-table.ts";

/** Keeps widgets to what the policy, and the homeserver for the user as a whole, lets them schedule. */
export interface Admission {
  /** Resolves to what has to be called once the event is scheduled, or could not be. @throws MatrixError */
  admit(request: { readonly delayMs: number }, widget: AdmittedWidget): Promise<() => void>;
}

export interface AdmittedWidget {
  readonly owner: string;
  readonly policy: DelayedEventPolicy;
  readonly client: MatrixClientPort;
  /** What an error names as the place that refused. */
  readonly url: string;
}

/** With nothing scheduled that could be waited for, only requests that are under way are in the way. */
const BRIEFLY_MS = 1_000;

export function createAdmission(table: EntryTable, now: () => number): Admission {
  /** The owners of what is being scheduled. */
  const pending: string[] = [];

  function requireRoom(most: number, url: string, isCounted: (owner: string) => boolean): void {
    const nowMs = now();
    const margins = table
      .all()
      .filter((entry) => isCounted(entry.owner) && isWaiting(entry) && marginMs(entry, nowMs) > 0)
      .map((entry) => marginMs(entry, nowMs));
    if (margins.length + pending.filter(isCounted).length < most) return;
    throw tooManyScheduled(url, margins.length === 0 ? BRIEFLY_MS : Math.min(...margins));
  }

  return {
    async admit({ delayMs }, { owner, policy, client, url }) {
      if (delayMs > policy.maxDelayMs) throw delayTooLong(url, policy.maxDelayMs);
      const limits = await client.getDelayedEventLimits?.().catch(() => undefined);
      // Before room is counted: where delayed events are switched off, waiting does not help.
      if (limits !== undefined && delayMs > limits.maxDelayMs) throw delayTooLong(url, limits.maxDelayMs);
      requireRoom(policy.maxScheduled, url, (other) => other === owner);
      if (limits !== undefined) requireRoom(limits.maxScheduled, url, () => true);
      pending.push(owner);
      return () => {
        pending.splice(pending.indexOf(owner), 1);
      };
    },
  };
}
