import type { EndedBy } from "../../core/delayed-events/delayed-event-entry.ts";
import type { DelayedEventAction, MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { EntryTable } from "./entry-table.ts";
import { isOverridden } from "./is-overridden.ts";
import { judgeFailure } from "./judge-failure.ts";

/** Acts through `ask`, at once, and enters what came of it. Rejects with what `ask` rejects with. */
export async function actOnEntry(options: {
  readonly table: EntryTable;
  readonly client: MatrixClientPort;
  readonly now: () => number;
  readonly id: string;
  readonly action: DelayedEventAction;
  readonly by: EndedBy;
  readonly ask: () => Promise<void>;
}): Promise<void> {
  const { table, id, action, by, now, ask } = options;
  const leftAtMs = now();
  if (action === "send") table.sending.set(id, by);
  const answer = ask();
  const enterStart = () => {
    if (action === "restart") table.change(id, { kind: "restart-left", atMs: leftAtMs });
  };
  // Clients do some steps in microtasks before they send. Book-keeping, which writes to storage and renders, comes after.
  const start = createLater(enterStart);
  try {
    await answer;
  } catch (error) {
    start.now();
    enterFailure(options, leftAtMs, error);
    throw error;
  } finally {
    if (action === "send") table.sending.delete(id);
  }
  start.now();
  const atMs = now();
  if (action === "restart")
    table.change(id, { kind: "restart-confirmed", atMs, leftAtMs, isAssisted: by === "host" });
  else if (action === "send") table.change(id, { kind: "sent", by, atMs, leftAtMs });
  else table.change(id, { kind: "cancelled", by, atMs });
}

function enterFailure(
  { table, client, now, id, action }: Parameters<typeof actOnEntry>[0],
  leftAtMs: number,
  error: unknown,
): void {
  const verdict = judgeFailure(error);
  const atMs = now();
  const entry = table.get(id);
  if (entry === undefined) return;
  if (verdict === "gone") table.change(id, { kind: "gone", isOverridden: isOverridden(client, entry), atMs });
  else if (action === "restart")
    table.change(id, { kind: "restart-failed", reason: verdict, leftAtMs, atMs });
  // Synapse deletes what it could not send.
  else if (action === "send" && verdict === "refused") table.change(id, { kind: "send-refused", atMs });
}

/** Does something in the next task, or sooner when told to; once. */
function createLater(task: () => void): { readonly now: () => void } {
  let isDone = false;
  const now = (): void => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    task();
  };
  const timer = setTimeout(now);
  return { now };
}
