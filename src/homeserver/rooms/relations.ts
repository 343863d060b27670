import { isJsonObject } from "../http/json-object.ts";
import type { Room } from "../state/room.ts";
import type { RoomEvent } from "../state/room-event.ts";

export interface Relation {
  readonly eventId: string;
  readonly relationType: string;
}

/** What an event relates to. Encrypted events say it outside the ciphertext; redacted ones say nothing any more. */
export function readRelation({ content }: RoomEvent): Relation | undefined {
  const relation = content["m.relates_to"];
  if (!isJsonObject(relation)) return undefined;
  const { event_id: eventId, rel_type: relationType } = relation;
  return typeof eventId === "string" && typeof relationType === "string"
    ? { eventId, relationType }
    : undefined;
}

/** The ids whose children are wanted: the parent, and with recursion what relates to it, three levels deep. */
export function parentsWithin(room: Room, eventId: string, recurse: boolean): ReadonlySet<string> {
  const parents = new Set([eventId]);
  for (let depth = 1; recurse && depth < 3; depth += 1) {
    for (const { event } of room.events) {
      const relation = readRelation(event);
      if (relation !== undefined && parents.has(relation.eventId)) parents.add(event.event_id);
    }
  }
  return parents;
}
