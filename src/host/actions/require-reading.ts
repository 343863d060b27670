import type { Capability } from "../../core/capability/capability.ts";
import type { Grants } from "../../core/capability/grants.ts";
import { missingCapability } from "./missing-capability.ts";
import type { EventsFilter } from "./read-events-filter.ts";
import type { RoomRule } from "./room-access.ts";

type ReadRequest = EventsFilter & { readonly type: string };

/** What it takes to ask for events of a type: to have been granted it in some room at least. */
export function requireReading(data: ReadRequest, { anywhere }: Grants): void {
  if (mayRead(data)(anywhere)) return;
  const kind = data.state_key === undefined ? "room" : "state";
  throw missingCapability(capabilityToRead(data), `Cannot read ${kind} events of this type`);
}

/** What it takes to read events of a type in a room. */
export function mayRead({ type, state_key, msgtype }: ReadRequest): RoomRule {
  return (grants) =>
    state_key === undefined
      ? grants.allowsReceiveEvent(type, msgtype)
      : grants.allowsReceiveState(type, state_key);
}

function capabilityToRead({ type: eventType, state_key, msgtype }: ReadRequest): Capability {
  const direction = "receive";
  if (state_key === undefined) return { kind: "event", direction, eventType, msgtype };
  return { kind: "state-event", direction, eventType, stateKey: state_key === true ? undefined : state_key };
}
