import { isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import { marginMs } from "../../core/delayed-events/due-time.ts";
import type { ClientUpdate, MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { Digest } from "./digest.ts";
import type { EntryTable } from "./entry-table.ts";
import { ownDelayId } from "./own-delay-id.ts";
import { reconcile } from "./reconcile.ts";

/** How long after an event was due its arrival is awaited before the homeserver is asked. */
const GRACE_MS = 2_000;
/** The homeserver is not asked again before, however long it lists what is overdue. */
const PAUSE_MS = 10_000;
/** Timers of JavaScript engines hold no longer delays than this. */
const MAX_TIMER_MS = 2_147_483_647;

/** Keeps the entries true to the homeserver: at the start, by what arrives, and where something is overdue. */
export function followHomeserver(options: {
  readonly client: MatrixClientPort;
  readonly table: EntryTable;
  readonly digest: Digest;
  readonly now: () => number;
}): () => void {
  const { client, table, digest, now } = options;
  let timer: { readonly handle: ReturnType<typeof setTimeout>; readonly atMs: number } | undefined;
  let isAsking = false;
  let isStopped = false;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  function watchTheClock(): void {
    if (isAsking || isStopped) return;
    const nowMs = now();
    const margins = table.all().flatMap((entry) => (isWaiting(entry) ? [marginMs(entry, nowMs)] : []));
    if (margins.length === 0) return;
    const waitMs = Math.max(0, Math.min(...margins) + GRACE_MS, askedAtMs + PAUSE_MS - nowMs);
    // Restarts need not move the timer: it finds out when it is there too early.
    if (timer !== undefined && timer.atMs <= nowMs + waitMs) return;
    clearTimeout(timer?.handle);
    timer = { handle: setTimeout(onTime, Math.min(waitMs, MAX_TIMER_MS)), atMs: nowMs + waitMs };
  }

  async function onTime(): Promise<void> {
    timer = undefined;
    const nowMs = now();
    const isOverdue = table.all().some((entry) => isWaiting(entry) && marginMs(entry, nowMs) + GRACE_MS <= 0);
    if (isOverdue) {
      askedAtMs = nowMs;
      isAsking = true;
      await reconcile(options);
      isAsking = false;
    }
    watchTheClock();
  }

  async function onArrival(event: MatrixEvent): Promise<void> {
    const delayId = ownDelayId(event, client.userId);
    if (delayId === undefined) return;
    const id = await digest.of(delayId);
    const atMs = now();
    const by = table.sending.get(id);
    // It may come before the answer to the request that sent it.
    table.change(
      id,
      by === undefined ? { kind: "arrived", atMs } : { kind: "sent", by, leftAtMs: atMs, atMs },
    );
  }

  function onUpdate(update: ClientUpdate): void {
    if (update.kind === "timeline") void onArrival(update.event);
    else if (update.kind === "stopped" && update.isLoggedOut) table.clear();
    else if (update.kind === "state") for (const event of update.events) void onArrival(event);
  }

  const unsubscribe = client.subscribe(onUpdate);
  const unwatch = table.store.subscribe(watchTheClock);
  void reconcile(options).then(watchTheClock);
  return () => {
    isStopped = true;
    unsubscribe();
    unwatch();
    clearTimeout(timer?.handle);
  };
}
