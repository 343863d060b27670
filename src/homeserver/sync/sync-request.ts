import type { HonoRequest } from "hono";
import { authenticate } from "../http/authenticate.ts";
import { parseToken } from "../http/position-token.ts";
import { readCount } from "../http/read-query.ts";
import { notFound } from "../http/request-error.ts";
import type { Requester } from "../state/devices.ts";
import type { ServerState } from "../state/server-state.ts";
import { parseInlineFilter, parseSyncFilter, type SyncFilter } from "./sync-filter.ts";

/** No sync waits longer. Timers of JavaScript engines take a time beyond 24 days for none at all. */
const MAX_TIMEOUT_MS = 300_000;

/** What a device asks of sync. */
export interface SyncRequest {
  readonly requester: Requester;
  /** The position up to which the device knows everything. Absent: it knows nothing. */
  readonly since: number | undefined;
  readonly fullState: boolean;
  readonly timeoutMs: number;
  readonly filter: SyncFilter;
  /** MSC4222: state as of the end of the timeline instead of its start. */
  readonly useStateAfter: boolean;
}

export function readSyncRequest(request: HonoRequest, server: ServerState): SyncRequest {
  const requester = authenticate(request, server);
  const since = request.query("since");
  return {
    requester,
    since: since === undefined ? undefined : parseToken(since),
    fullState: request.query("full_state") === "true",
    timeoutMs: Math.min(readCount(request, "timeout") ?? 0, MAX_TIMEOUT_MS),
    filter: readFilter(server, requester.userId, request.query("filter")),
    useStateAfter: request.query("org.matrix.msc4222.use_state_after") === "true",
  };
}

function readFilter(server: ServerState, userId: string, filter: string | undefined): SyncFilter {
  if (filter === undefined) return parseSyncFilter({});
  if (filter.startsWith("{")) return parseSyncFilter(parseInlineFilter(filter));
  const uploaded = server.filters.get(userId, filter);
  if (uploaded === undefined) throw notFound("No such filter");
  return parseSyncFilter(uploaded);
}
