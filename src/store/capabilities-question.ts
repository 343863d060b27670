import type { CapabilityFeature } from "../core/capability/capability.ts";
import { parseCapability } from "../core/capability/parse-capability.ts";
import { narrowedToRooms } from "../core/permission/narrowed-to-rooms.ts";
import { capabilityPermission, permittedCapability } from "../core/permission/permission.ts";
import type { ConsentRequest } from "./consent-request.ts";
import { neededCapabilities } from "./needed-capabilities.ts";
import type { QuestionRound } from "./question-round.ts";
import { requestId } from "./request-id.ts";
import type { WidgetStanding } from "./widget-standing.ts";
import type { WidgetStore } from "./widget-store.ts";

/** Which of these may the document do? */
export interface CapabilitiesQuestion {
  /** The approved part of what is requested, in the widget's spelling. Only what is new is put to the user. */
  decide(requested: readonly string[]): Promise<readonly string[]>;
  /** What still stands of what was approved before; of what counted in every room, the rooms that are left. */
  review(approved: readonly string[]): readonly string[];
}

// They give a widget nothing: the first says that its page needs a client around it, the second is a relic. The Nordeck
// toolkit asks for the first alone, before anything else.
const grantedUnasked: ReadonlySet<CapabilityFeature> = new Set<CapabilityFeature>([
  "requires-client",
  "visibility",
]);

export function createCapabilitiesQuestion(
  store: WidgetStore,
  standing: WidgetStanding,
  round: QuestionRound,
): CapabilitiesQuestion {
  /** What was denied in every room may have been granted in some. */
  function partsInRooms(denied: readonly string[]): readonly string[] {
    const judge = standing.judge();
    const granted = standing.context().alreadyGranted.flatMap((one) => permittedCapability(one) ?? []);
    return narrowedToRooms(granted, denied).filter(
      (raw) => judge(capabilityPermission(raw)).verdict === "granted",
    );
  }

  return {
    async decide(requested) {
      const judge = standing.judge();
      const standings = new Map(requested.map((raw) => [raw, judge(capabilityPermission(raw))] as const));
      const stands = (raw: string, verdict: string) => standings.get(raw)?.verdict === verdict;
      const known = new Set(requested.filter((raw) => isGrantedUnasked(raw) || stands(raw, "granted")));
      const asked = requested.filter((raw) => !known.has(raw) && stands(raw, "undecided"));
      const context = standing.context();
      const parts = partsInRooms(requested.filter((raw) => !known.has(raw))).filter(
        (raw) => !requested.includes(raw),
      );
      if (asked.length === 0) return [...requested.filter((raw) => known.has(raw)), ...parts];

      const suggested = store.getRecord(context.subject.identity)?.suggested;
      const request: ConsentRequest = {
        ...context,
        kind: "capabilities",
        id: requestId("capabilities", context.subject, asked),
        requested: asked,
        needed: neededCapabilities(asked, standings),
        suggested: asked.filter((raw) => suggested?.has(capabilityPermission(raw))),
      };
      const begun = round.begin();
      const opinion = await round.consult(request, begun);
      const decision = opinion === "ask" ? await round.ask(request, begun) : opinion;
      const approved = new Set(decision.outcome === "allow" ? decision.approved : []);
      // Granted is a subset of what was asked, whoever answered.
      const granted = [...asked.filter((raw) => approved.has(raw)), ...narrowedToRooms(approved, asked)];
      if (opinion !== "ask") standing.grantByApp(granted.map(capabilityPermission));
      const whole = requested.filter((raw) => known.has(raw) || granted.includes(raw));
      return [...new Set([...whole, ...parts, ...granted])];
    },

    review(approved) {
      const judge = standing.judge();
      const isKept = (raw: string) =>
        isGrantedUnasked(raw) || judge(capabilityPermission(raw)).verdict === "granted";
      const kept = approved.filter(isKept);
      const lost = approved.filter((raw) => !isKept(raw));
      return lost.length === 0 ? kept : [...new Set([...kept, ...partsInRooms(lost)])];
    },
  };
}

function isGrantedUnasked(raw: string): boolean {
  const capability = parseCapability(raw);
  return capability.kind === "feature" && grantedUnasked.has(capability.feature);
}
