import { isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import { marginMs } from "../../core/delayed-events/due-time.ts";
import type { ListedDelayedEvent, MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { Digest } from "./digest.ts";
import type { EntryTable } from "./entry-table.ts";
import { isOverridden } from "./is-overridden.ts";
import { ownDelayId } from "./own-delay-id.ts";

/** What the homeserver lists, by the ids of entries; undefined where there is no list to be had. */
export async function listByEntry(
  client: Pick<MatrixClientPort, "listDelayedEvents">,
  digest: Digest,
): Promise<ReadonlyMap<string, ListedDelayedEvent> | undefined> {
  try {
    const listed = await client.listDelayedEvents?.();
    if (listed === undefined) return undefined;
    return new Map(
      await Promise.all(listed.map(async (event) => [await digest.of(event.delayId), event] as const)),
    );
  } catch {
    return undefined;
  }
}

/**
 * Makes the entries agree with the homeserver's own list. Where there is none, what is overdue is taken to be gone.
 * Of what has happened since the question left it knows nothing, whatever the clock says: that is left as it is.
 */
export async function reconcile(options: {
  readonly client: MatrixClientPort;
  readonly table: EntryTable;
  readonly digest: Digest;
  readonly now: () => number;
}): Promise<void> {
  const { client, table, digest, now } = options;
  const asked = table.all();
  if (!asked.some(isWaiting)) return;
  const listed = await listByEntry(client, digest);
  const arrived = await arrivedEntries(options);
  const atMs = now();
  for (const entry of asked) {
    if (table.get(entry.id) !== entry) continue;
    const found = listed?.get(entry.id);
    if (found !== undefined) {
      table.change(entry.id, { kind: "listed", serverDueAtMs: dueAtMs(found), atMs });
    } else if (arrived.has(entry.id)) {
      table.change(entry.id, { kind: "arrived", atMs });
    } else if (isWaiting(entry) && (listed !== undefined || marginMs(entry, atMs) <= 0)) {
      table.change(entry.id, { kind: "gone", isOverridden: isOverridden(client, entry), atMs });
    }
  }
}

/** By the homeserver's clock. */
function dueAtMs({ runningSinceMs, delayMs }: ListedDelayedEvent): number | undefined {
  return runningSinceMs === undefined || delayMs === undefined ? undefined : runningSinceMs + delayMs;
}

/** Entries that are their room's state by now: they came while this page was not there to see it. */
async function arrivedEntries({
  client,
  table,
  digest,
}: Pick<Parameters<typeof reconcile>[0], "client" | "table" | "digest">): Promise<ReadonlySet<string>> {
  const delayIds = table.all().flatMap((entry) => {
    if (entry.stateKey === undefined || !isWaiting(entry)) return [];
    const [current] = client.getState(entry.roomId, entry.type, entry.stateKey);
    return (current && ownDelayId(current, client.userId)) ?? [];
  });
  return new Set(await Promise.all(delayIds.map(digest.of)));
}
