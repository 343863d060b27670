import type { Grants } from "../../core/capability/grants.ts";
import { ActionError } from "./action-error.ts";
import type { EventsFilter } from "./read-events-filter.ts";

/** What it takes to ask for events of a type. */
export function requireReading(
  { type, state_key, msgtype }: EventsFilter & { readonly type: string },
  grants: Grants,
): void {
  if (state_key !== undefined) {
    if (!grants.allowsReceiveState(type, state_key)) {
      throw new ActionError("Cannot read state events of this type");
    }
  } else if (!grants.allowsReceiveEvent(type, msgtype)) {
    throw new ActionError("Cannot read room events of this type");
  }
}
