import type { Grants } from "../../core/capability/grants.ts";
import { ActionError } from "./action-error.ts";
import type { EventsFilter } from "./read-events-filter.ts";
import type { RoomRule } from "./room-access.ts";

type ReadRequest = EventsFilter & { readonly type: string };

/** What it takes to ask for events of a type: to have been granted it in some room at least. */
export function requireReading(data: ReadRequest, { anywhere }: Grants): void {
  if (mayRead(data)(anywhere)) return;
  const kind = data.state_key === undefined ? "room" : "state";
  throw new ActionError(`Cannot read ${kind} events of this type`);
}

/** What it takes to read events of a type in a room. */
export function mayRead({ type, state_key, msgtype }: ReadRequest): RoomRule {
  return (grants) =>
    state_key === undefined
      ? grants.allowsReceiveEvent(type, msgtype)
      : grants.allowsReceiveState(type, state_key);
}
