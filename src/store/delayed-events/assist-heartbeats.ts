import {
  type AssistedHeartbeat,
  assistedRestart,
  nextAssistanceStep,
  ownRestart,
  postponed,
  visibilityChanged,
} from "../../core/delayed-events/assisted-heartbeat.ts";
import { isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import type { AssistedPage, HeartbeatAssistance } from "../../core/delayed-events/heartbeat-assistance.ts";
import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import { MatrixError } from "../../core/matrix/matrix-error.ts";
import { actOnEntry } from "./act-on-entry.ts";
import type { EntryTable } from "./entry-table.ts";
import { judgeFailure } from "./judge-failure.ts";

/**
 * Restarts the heartbeats of one session's widget in its place, while the page that shows it is hidden and the widget gives
 * a sign of life before each. Whatever the widget's document has not restarted itself is not touched.
 */
export interface HeartbeatAssistant {
  /** The widget restarts something now. Call what this returns once that got through. */
  expectOwnRestart(): (id: string, delayId: string) => void;
  /** The widget's document is gone: what it restarted is its last will. */
  endDocument(): void;
  close(): void;
}

/** The delay id is held in memory alone, and only while the document that presented it is there. */
type Held = AssistedHeartbeat & { readonly delayId: string };

export function assistHeartbeats(options: {
  readonly client: MatrixClientPort;
  readonly page: AssistedPage;
  readonly limits: HeartbeatAssistance;
  readonly table: EntryTable;
  readonly now: () => number;
}): HeartbeatAssistant {
  const { client, page, limits, table, now } = options;
  /** By the ids of their entries; those of another document are another map. */
  let heartbeats = new Map<string, Held>();
  let hiddenSinceMs = page.isHidden() ? now() : undefined;
  let callOff: (() => void) | undefined;

  function onVisibility(): void {
    const nowMs = now();
    hiddenSinceMs = page.isHidden() ? (hiddenSinceMs ?? nowMs) : undefined;
    for (const [id, held] of heartbeats) heartbeats.set(id, { ...held, ...visibilityChanged(held, nowMs) });
    review();
  }

  /** Does what there is to do now, and wakes again when there may be more. */
  function review(): void {
    callOff?.();
    callOff = undefined;
    if (hiddenSinceMs === undefined) return;
    const nowMs = now();
    let wakeAtMs = Number.POSITIVE_INFINITY;
    for (const [id, held] of heartbeats) {
      const entry = table.get(id);
      if (entry === undefined || !isWaiting(entry)) {
        heartbeats.delete(id);
        continue;
      }
      const step = nextAssistanceStep(held, entry, { nowMs, hiddenSinceMs, limits });
      if (step.kind === "leave-alone") leaveAlone(id, held);
      if (step.kind === "ask") void askAndRestart(id, held, step.untilMs);
      if ("untilMs" in step) wakeAtMs = Math.min(wakeAtMs, step.untilMs);
    }
    if (wakeAtMs < Number.POSITIVE_INFINITY) callOff = page.after(wakeAtMs - nowMs, review);
  }

  async function askAndRestart(id: string, held: Held, untilMs: number): Promise<void> {
    const phase = { status: "asking", untilMs } as const;
    heartbeats.set(id, { ...held, phase });
    const isAlive = await page.isAlive();
    const asked = heartbeats.get(id);
    // Since then the widget has restarted it itself, the document is gone, or the page is seen again.
    if (asked?.phase !== phase || hiddenSinceMs === undefined) return;
    if (isAlive && now() < untilMs) await restart(id, asked);
    else leaveAlone(id, asked);
    review();
  }

  async function restart(id: string, held: Held): Promise<void> {
    const entry = table.get(id);
    if (entry === undefined || !isWaiting(entry)) return;
    const tried = { ...held, ...assistedRestart(held, entry, now()) };
    heartbeats.set(id, tried);
    const ask = () => client.updateDelayedEvent(held.delayId, "restart");
    const done = actOnEntry({ table, client, now, id, action: "restart", by: "host", ask });
    review();
    await done.catch((error: unknown) => onFailure(id, tried, error));
  }

  function onFailure(id: string, tried: Held, error: unknown): void {
    const held = heartbeats.get(id);
    // A restart of the widget's own that got through since then is newer news.
    if (held?.ownAtMs !== tried.ownAtMs) return;
    const verdict = judgeFailure(error);
    if (verdict === "refused") leaveAlone(id, held);
    else if (error instanceof MatrixError && error.retryAfterMs !== undefined) {
      heartbeats.set(id, { ...held, ...postponed(held, now() + error.retryAfterMs) });
    }
  }

  function leaveAlone(id: string, held: Held): void {
    heartbeats.set(id, { ...held, phase: { status: "left-alone" } });
  }

  const stopWatching = [page.subscribe(onVisibility), table.store.subscribe(review)];

  return {
    expectOwnRestart() {
      const own = heartbeats;
      const leftAtMs = now();
      return (id, delayId) => {
        own.set(id, { ...ownRestart(own.get(id), leftAtMs), delayId });
        review();
      };
    },
    endDocument() {
      heartbeats = new Map();
      review();
    },
    close() {
      heartbeats = new Map();
      for (const stop of stopWatching) stop();
      callOff?.();
    },
  };
}
