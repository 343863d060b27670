import type { CapabilityLine } from "./capability-line.ts";
import { type CapabilityPlace, placeKey } from "./capability-place.ts";
import type { CapabilityAct } from "./describe-events.ts";
import { groupBy } from "./group-by.ts";

/** Lines of one place, not in words yet. */
export interface LineGroup {
  readonly place: CapabilityPlace;
  readonly acts: readonly CapabilityAct[];
  readonly lines: readonly CapabilityLine[];
}

const MOST_GROUPS = 6;

const PLACES: readonly CapabilityPlace["kind"][] = [
  "this-room",
  "room",
  "other-rooms",
  "all-rooms",
  "devices",
  "app",
];
const ACTS: readonly CapabilityAct[] = ["read", "history", "write", "manage", "reach", "use"];

/** Ways to make fewer groups, each of which tells less apart than the one before. */
const folds: readonly ((group: LineGroup) => string)[] = [
  (group) => (group.place.kind === "room" ? placeKey(group.place) : apart(group)),
  (group) => (group.place.kind === "room" ? "other-rooms" : apart(group)),
  (group) => (group.place.kind === "all-rooms" ? "all-rooms" : apart(group)),
  (group) => (isActHere(group, "read", "history") ? "reading" : apart(group)),
  (group) => (isActHere(group, "write", "manage") ? "writing" : apart(group)),
];

/** Joins groups, further rooms first, until there are few enough to be read; sorted by place and act. */
export function foldGroups(groups: readonly LineGroup[]): readonly LineGroup[] {
  let folded = groups.toSorted(
    (a, b) =>
      PLACES.indexOf(a.place.kind) - PLACES.indexOf(b.place.kind) ||
      roomOf(a).localeCompare(roomOf(b)) ||
      ACTS.indexOf(actOf(a)) - ACTS.indexOf(actOf(b)),
  );
  for (const fold of folds) {
    if (folded.length <= MOST_GROUPS) break;
    folded = [...groupBy(folded, fold).values()].map(join);
  }
  return folded;
}

function join(groups: readonly LineGroup[]): LineGroup {
  const [first, ...rest] = groups;
  if (first === undefined || rest.length === 0)
    return first ?? { place: { kind: "app" }, acts: [], lines: [] };
  const roomIds = [...new Set(groups.map(roomOf))];
  return {
    place: roomIds.length > 1 ? { kind: "other-rooms", roomIds } : first.place,
    acts: [...new Set(groups.flatMap(({ acts }) => acts))],
    lines: groups.flatMap(({ lines }) => lines),
  };
}

function apart(group: LineGroup): string {
  return `${placeKey(group.place)}/${group.acts.join("+")}`;
}

function isActHere({ place, acts }: LineGroup, ...wanted: readonly CapabilityAct[]): boolean {
  return place.kind === "this-room" && acts.every((act) => wanted.includes(act));
}

function roomOf({ place }: LineGroup): string {
  return place.kind === "room" ? place.roomId : "";
}

function actOf({ acts }: LineGroup): CapabilityAct {
  return acts[0] ?? "use";
}
