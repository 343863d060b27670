import type { Capability } from "../../core/capability/capability.ts";
import type { Grants } from "../../core/capability/grants.ts";

/** What a document may be told of, as far as an index can say. */
export interface Interests {
  readonly places: readonly InterestingPlace[];
  readonly toDeviceTypes: ReadonlySet<string>;
}

/** Rooms, and what matters in them. */
export interface InterestingPlace {
  readonly rooms: ReadonlySet<string>;
  /** Every room the user is in, now and later. */
  readonly allRooms: boolean;
  readonly timelineTypes: ReadonlySet<string>;
  readonly stateTypes: ReadonlySet<string>;
}

export const NO_INTERESTS: Interests = { places: [], toDeviceTypes: new Set() };

/** Reads what there is to deliver, and from where, from what was granted. */
export function interestsOf(grants: Grants, ownRoomId: string | undefined): Interests {
  const { received, rooms, allRooms, scopes } = grants;
  const own = ownRoomId === undefined ? [] : [ownRoomId];
  return {
    places: [
      aPlace([...own, ...rooms], allRooms, received),
      ...scopes.map((scope) => aPlace([scope.room], scope.room === "*", scope.received)),
    ],
    toDeviceTypes: new Set(typesOf("to-device", received)),
  };
}

export function isInterestedIn({ places }: Interests, roomId: string): boolean {
  return places.some(({ rooms, allRooms }) => allRooms || rooms.has(roomId));
}

/** State events also stand in the timeline. */
function aPlace(
  rooms: readonly string[],
  allRooms: boolean,
  received: readonly Capability[],
): InterestingPlace {
  const stateTypes = typesOf("state-event", received);
  return {
    rooms: new Set(rooms),
    allRooms,
    timelineTypes: new Set([...typesOf("event", received), ...stateTypes]),
    stateTypes: new Set(stateTypes),
  };
}

function typesOf(
  kind: "event" | "state-event" | "to-device",
  received: readonly Capability[],
): readonly string[] {
  return received.flatMap((one) => (one.kind === kind ? [one.eventType] : []));
}
