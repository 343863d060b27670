import * as v from "valibot";
import { type JsonObject, jsonObject } from "../http/json-object.ts";
import { badJson } from "../http/request-error.ts";
import { type EventFilter, eventFilterSchema } from "../rooms/event-filter.ts";

/** "Filtering": what a client wants of sync, with absent parts empty. */
export interface SyncFilter {
  readonly accountData: EventFilter;
  readonly rooms: EventFilter;
  readonly includeLeave: boolean;
  readonly timeline: EventFilter;
  readonly state: EventFilter;
  readonly ephemeral: EventFilter;
  readonly roomAccountData: EventFilter;
}

const eventFilter = v.nullish(eventFilterSchema, {});

const filterSchema = v.object({
  account_data: eventFilter,
  room: v.nullish(
    v.object({
      rooms: v.nullish(v.array(v.string())),
      not_rooms: v.nullish(v.array(v.string())),
      include_leave: v.nullish(v.boolean(), false),
      timeline: eventFilter,
      state: eventFilter,
      ephemeral: eventFilter,
      account_data: eventFilter,
    }),
    {},
  ),
});

/** Throws 400 for what is no filter. */
export function parseSyncFilter(definition: JsonObject): SyncFilter {
  const result = v.safeParse(filterSchema, definition);
  if (!result.success) throw badJson(`Invalid filter: ${result.issues[0].message}`);
  const { account_data: accountData, room } = result.output;
  return {
    accountData,
    rooms: { rooms: room.rooms ?? undefined, not_rooms: room.not_rooms ?? undefined },
    includeLeave: room.include_leave,
    timeline: room.timeline,
    // Clients may say it in either part, as with Synapse.
    state: {
      ...room.state,
      lazy_load_members: room.state.lazy_load_members ?? room.timeline.lazy_load_members,
    },
    ephemeral: room.ephemeral,
    roomAccountData: room.account_data,
  };
}

/** A filter spelt out in a query parameter. */
export function parseInlineFilter(text: string): JsonObject {
  try {
    return v.parse(jsonObject, JSON.parse(text));
  } catch {
    throw badJson("Invalid filter: not a JSON object");
  }
}
