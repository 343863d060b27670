import type { NeededCapabilities } from "./consent-request.ts";
import type { Standing } from "./standing.ts";

/** Groups what is asked by what would fail without it. */
export function neededCapabilities(
  asked: readonly string[],
  standings: ReadonlyMap<string, Standing>,
): readonly NeededCapabilities[] {
  const byReason = new Map<string, string[]>();
  for (const raw of asked) {
    const standing = standings.get(raw);
    const reason = standing?.verdict === "undecided" ? standing.neededFor : undefined;
    if (reason !== undefined) byReason.set(reason, [...(byReason.get(reason) ?? []), raw]);
  }
  return [...byReason].map(([neededFor, capabilities]) => ({ neededFor, capabilities }));
}
