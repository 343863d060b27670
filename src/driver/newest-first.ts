import type { MatrixEvent } from "../core/matrix/matrix-event.ts";

/** Merges lists that are newest first each, keeping the order within every list, up to a number of events in total. */
export function mergeNewestFirst(
  lists: readonly (readonly MatrixEvent[])[],
  limit: number,
): readonly MatrixEvent[] {
  const heads = lists.map(() => 0);
  const merged: MatrixEvent[] = [];
  while (merged.length < limit) {
    let newest: MatrixEvent | undefined;
    let from = -1;
    lists.forEach((list, index) => {
      const head = list[heads[index] ?? 0];
      if (head === undefined) return;
      if (newest === undefined || head.origin_server_ts > newest.origin_server_ts) {
        newest = head;
        from = index;
      }
    });
    if (newest === undefined) break;
    merged.push(newest);
    heads[from] = (heads[from] ?? 0) + 1;
  }
  return merged;
}
