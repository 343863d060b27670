import type { Grants } from "../../core/capability/grants.ts";

/** What a document may be told of, as far as an index can say. */
export interface Interests {
  /** Its own room, and the rooms it was granted by name. */
  readonly rooms: ReadonlySet<string>;
  /** Every room the user is in, now and later. */
  readonly allRooms: boolean;
  readonly timelineTypes: ReadonlySet<string>;
  readonly stateTypes: ReadonlySet<string>;
  readonly toDeviceTypes: ReadonlySet<string>;
}

export const NO_INTERESTS: Interests = {
  rooms: new Set(),
  allRooms: false,
  timelineTypes: new Set(),
  stateTypes: new Set(),
  toDeviceTypes: new Set(),
};

/** Reads what there is to deliver from what was granted. State events also stand in the timeline. */
export function interestsOf(grants: Grants, ownRoomId: string | undefined): Interests {
  const types = (kind: "event" | "state-event" | "to-device"): string[] =>
    grants.received.flatMap((one) => (one.kind === kind ? [one.eventType] : []));
  const stateTypes = types("state-event");
  return {
    rooms: new Set([...(ownRoomId === undefined ? [] : [ownRoomId]), ...grants.rooms]),
    allRooms: grants.allRooms,
    timelineTypes: new Set([...types("event"), ...stateTypes]),
    stateTypes: new Set(stateTypes),
    toDeviceTypes: new Set(types("to-device")),
  };
}
