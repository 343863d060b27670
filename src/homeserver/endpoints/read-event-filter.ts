import type { HonoRequest } from "hono";
import * as v from "valibot";
import { badJson } from "../http/request-error.ts";
import { type EventFilter, eventFilterSchema } from "../rooms/event-filter.ts";

/** The `filter` query parameter of `/messages` and `/context`. */
export function readEventFilter(request: HonoRequest): EventFilter {
  const text = request.query("filter");
  if (text === undefined) return {};
  try {
    return v.parse(eventFilterSchema, JSON.parse(text));
  } catch {
    throw badJson("Invalid filter");
  }
}
