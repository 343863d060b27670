import type { Capability } from "../../core/capability/capability.ts";
import { inRoomAlone } from "../../core/capability/every-room.ts";
import { formatCapability } from "../../core/capability/format-capability.ts";
import type { CapabilityLine } from "../words/capability-line.ts";
import { linesWithoutEffect } from "../words/dependencies.ts";

/** What of a request is chosen. */
export interface Selection {
  /** The keys of the chosen lines. */
  readonly lines: ReadonlySet<string>;
  /** Of lines about every room: the rooms they are narrowed to. A line that is not here is not narrowed. */
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Before the user did anything: what does no harm, and what is ordinary where they trust who asks. */
export function initialSelection(lines: readonly CapabilityLine[], isTrustedOrigin: boolean): Selection {
  const chosen = lines.filter(({ risk }) => risk === "low" || (risk === "medium" && isTrustedOrigin));
  const keys = new Set(chosen.map(({ key }) => key));
  // What has no effect by itself comes with what it belongs to.
  for (const key of linesWithoutEffect(lines, keys).keys()) keys.delete(key);
  return { lines: keys, rooms: new Map() };
}

export function withLines(
  selection: Selection,
  lines: readonly CapabilityLine[],
  isChosen: boolean,
): Selection {
  const chosen = new Set(selection.lines);
  for (const { key } of lines) {
    if (isChosen) chosen.add(key);
    else chosen.delete(key);
  }
  return { ...selection, lines: chosen };
}

/**
 * Narrows a line to these rooms, and chooses it. Without the last of them it is not chosen: who takes one room away has
 * not allowed all the others.
 */
export function withRooms(
  selection: Selection,
  { key }: CapabilityLine,
  roomIds: ReadonlySet<string>,
): Selection {
  const rooms = new Map(selection.rooms);
  const chosen = new Set(selection.lines);
  if (roomIds.size === 0) {
    rooms.delete(key);
    chosen.delete(key);
  } else {
    rooms.set(key, roomIds);
    chosen.add(key);
  }
  return { lines: chosen, rooms };
}

/** All, some or none of these lines: what a checkbox for them together shows. */
export function shareOf(selection: Selection, lines: readonly CapabilityLine[]): "all" | "some" | "none" {
  const count = lines.filter(({ key }) => selection.lines.has(key)).length;
  if (count === 0) return "none";
  return count === lines.length ? "all" : "some";
}

/** The chosen capabilities: as the widget spelled them, or narrower where the user narrowed them. */
export function approvedCapabilities(
  selection: Selection,
  lines: readonly CapabilityLine[],
): readonly string[] {
  return lines
    .filter(({ key }) => selection.lines.has(key))
    .flatMap((line) => {
      const rooms = selection.rooms.get(line.key);
      if (rooms === undefined) return line.spellings;
      return [...rooms].flatMap((room) => line.capabilities.flatMap((one) => inRoom(one, room)));
    });
}

function inRoom(capability: Capability, room: string): readonly string[] {
  const part = inRoomAlone(capability, room);
  return part ? [formatCapability(part)] : [];
}
