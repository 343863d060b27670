import * as v from "valibot";
import type { RoomEvent } from "../state/room-event.ts";

/** "Filtering": `RoomEventFilter`, without what no client of ours asks for. */
export interface EventFilter {
  readonly limit?: number | undefined;
  readonly types?: readonly string[] | undefined;
  readonly not_types?: readonly string[] | undefined;
  readonly senders?: readonly string[] | undefined;
  readonly not_senders?: readonly string[] | undefined;
  readonly rooms?: readonly string[] | undefined;
  readonly not_rooms?: readonly string[] | undefined;
  readonly contains_url?: boolean | undefined;
  readonly lazy_load_members?: boolean | undefined;
}

const names = v.nullish(v.array(v.string()));

export const eventFilterSchema: v.GenericSchema<unknown, EventFilter> = v.pipe(
  v.object({
    limit: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0))),
    types: names,
    not_types: names,
    senders: names,
    not_senders: names,
    rooms: names,
    not_rooms: names,
    contains_url: v.nullish(v.boolean()),
    lazy_load_members: v.nullish(v.boolean()),
  }),
  v.transform((filter): EventFilter => {
    const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
    return Object.fromEntries(given);
  }),
);

type Filtered = Pick<RoomEvent, "type" | "content"> & Partial<Pick<RoomEvent, "sender" | "room_id">>;

/** Whether a filter lets an event through. */
export function passesFilter(
  filter: EventFilter,
  { type, sender, room_id: roomId, content }: Filtered,
): boolean {
  if (filter.types && !filter.types.some((pattern) => matchesType(pattern, type))) return false;
  if (filter.not_types?.some((pattern) => matchesType(pattern, type))) return false;
  if (filter.senders && !filter.senders.includes(sender ?? "")) return false;
  if (filter.not_senders?.includes(sender ?? "")) return false;
  if (filter.rooms && !filter.rooms.includes(roomId ?? "")) return false;
  if (filter.not_rooms?.includes(roomId ?? "")) return false;
  return filter.contains_url === undefined || filter.contains_url === (typeof content["url"] === "string");
}

/** Types may contain `*`, which stands for any characters. */
function matchesType(pattern: string, type: string): boolean {
  if (!pattern.includes("*")) return pattern === type;
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(type);
}
