import { isLastWill } from "../../core/delayed-events/call-leave.ts";
import {
  type DelayedEventEntry,
  type EndedBy,
  isWaiting,
} from "../../core/delayed-events/delayed-event-entry.ts";
import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import { actOnEntry } from "./act-on-entry.ts";
import { askAgain } from "./ask-again.ts";
import type { Digest } from "./digest.ts";
import type { EntryTable } from "./entry-table.ts";
import { listByEntry, reconcile } from "./reconcile.ts";

/** Which delayed events end, and how. */
export interface EndOptions {
  /** Those of the widget of this identity. @default those of all widgets */
  readonly owner?: string | undefined;
  /**
   * Heartbeats, and what else takes the user out of a call, are always sent: cancelled, they leave a member in the call who
   * is not there. Other messages are cancelled, once the app has told the user, or kept.
   */
  readonly messages: "cancel" | "keep";
}

/** What came of it; what failed stays with the homeserver, and is sent when it is due. */
export interface EndedDelayedEvents {
  readonly sent: readonly DelayedEventEntry[];
  readonly cancelled: readonly DelayedEventEntry[];
  readonly failed: readonly DelayedEventEntry[];
}

export interface EndContext {
  /** What is being sent or cancelled already: a widget may lose its place and its permission at once. */
  readonly ending: Map<string, Promise<unknown>>;
  readonly client: MatrixClientPort;
  readonly table: EntryTable;
  readonly digest: Digest;
  readonly now: () => number;
}

/**
 * Sends what takes the user out of calls first, one after the other, for homeservers count these requests; then cancels.
 * What another call of this has begun is left to it, and awaited. Never rejects.
 */
export async function endDelayedEvents(
  context: EndContext,
  { owner, messages }: EndOptions,
): Promise<EndedDelayedEvents> {
  const { table, ending } = context;
  const toEnd = table
    .all()
    .filter((entry) => isWaiting(entry) && (owner === undefined || entry.owner === owner))
    .filter((entry) => messages === "cancel" || isLastWill(entry));
  const begun = toEnd.flatMap(({ id }) => ending.get(id) ?? []);
  const own = toEnd.filter(({ id }) => !ending.has(id));
  const run = endInTurn(context, own);
  for (const { id } of own) ending.set(id, run);
  const ended = await run;
  for (const { id } of own) ending.delete(id);
  await Promise.all(begun);
  return ended;
}

async function endInTurn(
  context: EndContext,
  entries: readonly DelayedEventEntry[],
): Promise<EndedDelayedEvents> {
  const sent: DelayedEventEntry[] = [];
  const cancelled: DelayedEventEntry[] = [];
  const failed: DelayedEventEntry[] = [];
  if (entries.length === 0) return { sent, cancelled, failed };
  const findDelayId = await delayIdFinder(context);
  for (const entry of entries.filter(isLastWill)) {
    const isDone = await act(context, entry, findDelayId(entry.id), "send", "host");
    (isDone ? sent : failed).push(entry);
  }
  for (const entry of entries.filter((other) => !isLastWill(other))) {
    const isDone = await act(context, entry, findDelayId(entry.id), "cancel", "host");
    (isDone ? cancelled : failed).push(entry);
  }
  return { sent, cancelled, failed };
}

/**
 * Sends or cancels one, as the user asked. Resolves to false where it could not be done, and, having done nothing, where a
 * heartbeat or what else takes the user out of a call was to be cancelled.
 */
export async function endDelayedEvent(
  context: EndContext,
  id: string,
  action: "send" | "cancel",
): Promise<boolean> {
  const entry = context.table.get(id);
  if (entry === undefined || !isWaiting(entry)) return false;
  if (action === "cancel" && isLastWill(entry)) return false;
  const findDelayId = await delayIdFinder(context);
  const delayId = findDelayId(id);
  // Nobody should be told that it is still scheduled if it is not.
  if (delayId === undefined) await reconcile(context);
  return act(context, entry, delayId, action, "user");
}

/** Delay ids come from the homeserver's list, and where it lacks them from what this page scheduled itself. */
async function delayIdFinder({
  client,
  digest,
  table,
}: EndContext): Promise<(id: string) => string | undefined> {
  const { listDelayedEvents } = client;
  const listed =
    listDelayedEvents &&
    (await listByEntry({ listDelayedEvents: () => askAgain(listDelayedEvents) }, digest));
  return (id) => listed?.get(id)?.delayId ?? table.recallDelayId(id);
}

async function act(
  { client, table, now }: EndContext,
  { id }: DelayedEventEntry,
  delayId: string | undefined,
  action: "send" | "cancel",
  by: EndedBy,
): Promise<boolean> {
  if (delayId === undefined) return false;
  const ask = () => client.updateDelayedEvent(delayId, action);
  try {
    await askAgain(() => actOnEntry({ table, client, now, id, action, by, ask }));
    return true;
  } catch {
    return false;
  }
}
