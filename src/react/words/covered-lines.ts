import { covers } from "../../core/permission/covers.ts";
import { capabilityPermission } from "../../core/permission/permission.ts";
import type { CapabilityLine } from "./capability-line.ts";

/**
 * The lines that a chosen one holds anyway, each with that one: who allows messages of any kind has allowed text messages.
 * To leave such a line out changes nothing.
 */
export function coveredLines(
  lines: readonly CapabilityLine[],
  chosen: ReadonlySet<string>,
  ownRoomId: string | undefined,
): ReadonlyMap<string, CapabilityLine> {
  const wide = lines.filter(({ key }) => chosen.has(key));
  const covered = new Map<string, CapabilityLine>();
  for (const line of lines) {
    const wider = wide.find((other) => other !== line && holds(other, line, ownRoomId));
    if (wider) covered.set(line.key, wider);
  }
  return covered;
}

function holds(wider: CapabilityLine, narrower: CapabilityLine, ownRoomId: string | undefined): boolean {
  const outer = wider.spellings.map(capabilityPermission);
  return narrower.spellings
    .map(capabilityPermission)
    .every((inner) => outer.some((one) => covers(one, inner, ownRoomId)));
}
