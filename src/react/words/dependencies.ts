import type { Capability } from "../../core/capability/capability.ts";
import type { CapabilityLine } from "./capability-line.ts";

/** What a line has no effect without: something to read, something to send, either, or something scheduled. */
export type Need = "reading" | "sending" | "either" | "scheduling";

/** What has no effect by itself; undefined for everything else. */
export function needOf(capability: Capability): Need | undefined {
  if (capability.kind === "timeline") return "either";
  if (capability.kind !== "feature") return undefined;
  switch (capability.feature) {
    case "send-delayed-event":
    case "send-sticky-event":
      return "sending";
    case "update-delayed-event":
      return "scheduling";
    case "complete-timeline":
    case "receive-sticky-event":
      return "reading";
    default:
      return undefined;
  }
}

/** Whether a capability gives what another one needs. Whatever opens rooms gives nothing to what counts in one alone. */
export function meets(capability: Capability, need: Need, needing: Capability): boolean {
  if (need === "scheduling") {
    return capability.kind === "feature" && capability.feature === "send-delayed-event";
  }
  const isScoped = capability.kind === "room-scoped";
  // What is granted for one room alone counts there anyhow: a room's timeline adds nothing to it.
  if (isScoped && needing.kind === "timeline") return false;
  if (capability.kind === "room-account-data") return need !== "sending" && needing.kind === "timeline";
  const event = isScoped ? capability.inner : capability;
  if (event.kind !== "event" && event.kind !== "state-event") return false;
  return need === "either" || (event.direction === "receive") === (need === "reading");
}

/**
 * The chosen lines that have no effect beside the other chosen ones, each with what it lacks: a further room without
 * anything to read or send there, a later sending without anything to send.
 *
 * @param granted what the widget may do already
 */
export function linesWithoutEffect(
  lines: readonly CapabilityLine[],
  chosen: ReadonlySet<string>,
  granted: readonly Capability[] = [],
): ReadonlyMap<string, Need> {
  const lacking = new Map<string, Need>();
  for (;;) {
    const effective = lines.filter(({ key }) => chosen.has(key) && !lacking.has(key));
    const given = [...granted, ...effective.flatMap((line) => line.capabilities)];
    const found = effective.flatMap((line) => {
      const needs = line.capabilities.map((one) => [one, needOf(one)] as const);
      const [, need] = needs[0] ?? [];
      const isMet = needs.some(
        ([one, needed]) => needed === undefined || given.some((other) => meets(other, needed, one)),
      );
      return need === undefined || isMet ? [] : [[line.key, need] as const];
    });
    if (found.length === 0) return lacking;
    for (const [key, need] of found) lacking.set(key, need);
  }
}
