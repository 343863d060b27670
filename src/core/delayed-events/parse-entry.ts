import * as v from "valibot";
import type { DelayedEventEntry, DelayedEventState } from "./delayed-event-entry.ts";

/** Of what is kept. Raise it with every change that an older page cannot read, and read the older form here too. */
const SCHEMA_VERSION = 1;

const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const endedBy = v.picklist(["widget", "user", "host"]);

const stateSchema = v.variant("status", [
  v.object({ status: v.literal("scheduled") }),
  v.object({
    status: v.literal("at-risk"),
    reason: v.picklist(["unreachable", "rate-limited", "server-error", "refused"]),
    inFlight: v.literal(0),
  }),
  v.object({
    status: v.literal("sent"),
    reason: v.picklist(["due", "presumed", ...endedBy.options]),
    atMs: time,
  }),
  v.object({ status: v.literal("cancelled"), reason: endedBy, atMs: time }),
  v.object({ status: v.literal("overridden"), reason: v.literal("state"), atMs: time }),
  v.object({ status: v.literal("lost"), reason: v.picklist(["late", "unknown"]), atMs: time }),
  v.object({ status: v.literal("failed"), reason: v.literal("refused"), atMs: time }),
]);

const entrySchema = v.object({
  version: v.literal(SCHEMA_VERSION),
  id: v.string(),
  owner: v.string(),
  widgetName: v.string(),
  session: v.string(),
  roomId: v.string(),
  type: v.string(),
  stateKey: v.optional(v.string()),
  stickyDurationMs: v.optional(time),
  contentDigest: v.optional(v.string()),
  delayMs: time,
  scheduledAtMs: time,
  runningSinceMs: time,
  serverDueAtMs: v.optional(time),
  kind: v.picklist(["heartbeat", "message"]),
  // Nor did they look for this.
  leavesCall: v.optional(v.boolean(), false),
  restarts: v.object({
    count,
    // Older pages did not count them.
    assisted: v.optional(count, 0),
    missed: count,
    last: v.optional(v.object({ atMs: time, roundTripMs: time, marginMs: time })),
    leastMarginMs: v.optional(time),
  }),
  state: stateSchema,
});

/** Reads what `formatEntry` wrote; undefined for anything else. */
export function parseEntry(text: string): DelayedEventEntry | undefined {
  const { success, output } = v.safeParse(entrySchema, parseJson(text));
  if (!success) return undefined;
  const { version: _version, ...entry } = output;
  return entry;
}

/** As it is kept, and told to other tabs. What is under way in this page is nothing to either. */
export function formatEntry(entry: DelayedEventEntry): string {
  return JSON.stringify({ version: SCHEMA_VERSION, ...entry, state: settled(entry.state) });
}

function settled(state: DelayedEventState): DelayedEventState {
  if (state.status === "restarting") return { status: "scheduled" };
  return state.status === "at-risk" ? { ...state, inFlight: 0 } : state;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
