import type { CapabilityTier } from "../../core/capability/capability-tier.ts";
import type { CapabilityMessages } from "../messages/capability-messages.ts";
import { type CapabilityLine, capabilityLines } from "./capability-line.ts";
import { type CapabilityPlace, placeKey, placeName } from "./capability-place.ts";
import type { CapabilityAct } from "./describe-events.ts";
import { foldGroups, type LineGroup } from "./fold-groups.ts";
import { summarizeLines } from "./summarize-lines.ts";
import type { WordsContext } from "./words-context.ts";

/** Lines with one consequence: what a widget may do in one place. */
export interface ConsequenceGroup {
  /** Equal for the same consequence in another request or language. */
  readonly key: string;
  readonly place: CapabilityPlace;
  /** Several where a request would have too many groups otherwise. */
  readonly acts: readonly CapabilityAct[];
  /** Of the riskiest line. */
  readonly risk: CapabilityTier;
  /** The place, as a heading. */
  readonly heading: string;
  /** What the lines allow, in one sentence. */
  readonly summary: string;
  /** The riskiest first. */
  readonly lines: readonly CapabilityLine[];
}

export interface GroupedCapabilities {
  /** At most six unless there is much more than rooms and devices; this room first, the app last. */
  readonly groups: readonly ConsequenceGroup[];
  /** What no widget is ever granted, unknown capabilities among it: to be shown as such, without a choice. */
  readonly refused: readonly CapabilityLine[];
}

const RISKS: readonly CapabilityTier[] = ["low", "medium", "high", "forbidden"];

/** Puts a request in words, grouped by where it counts and what is done there. */
export function groupCapabilities(
  requested: readonly string[],
  messages: CapabilityMessages,
  context: WordsContext,
): GroupedCapabilities {
  const lines = capabilityLines(requested, messages, context);
  const byConsequence = new Map<string, LineGroup>();
  for (const line of lines.filter(({ risk }) => risk !== "forbidden")) {
    const act = isPlaceOfOneGroup(line.place) ? "use" : line.act;
    const key = `${placeKey(line.place)}/${act}`;
    const group = byConsequence.get(key) ?? { place: line.place, acts: [act], lines: [] };
    byConsequence.set(key, { ...group, lines: [...group.lines, line] });
  }
  return {
    groups: foldGroups([...byConsequence.values()]).map((group) => ({
      key: `${placeKey(group.place)}/${group.acts.join("+")}`,
      ...group,
      risk: group.lines.map(({ risk }) => risk).reduce(higher, "low"),
      heading: placeName(group.place, messages, context),
      summary: summarizeLines(group.lines, messages),
      lines: group.lines.toSorted((a, b) => RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk)),
    })),
    refused: lines.filter(({ risk }) => risk === "forbidden"),
  };
}

function isPlaceOfOneGroup({ kind }: CapabilityPlace): boolean {
  return kind === "devices" || kind === "app";
}

function higher(one: CapabilityTier, other: CapabilityTier): CapabilityTier {
  return RISKS.indexOf(one) >= RISKS.indexOf(other) ? one : other;
}
