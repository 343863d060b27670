import { type MatrixClient, Method } from "matrix-js-sdk";
import * as v from "valibot";
import type { ListedDelayedEvent } from "../../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../../core/widget-error.ts";
import { askInTurn } from "./ask-in-turn.ts";
import { generationOf } from "./generation.ts";

/** More pages than this hold more than any homeserver lets a user schedule. */
const MAX_PAGES = 20;

const page = v.object({
  delayed_events: v.array(v.unknown()),
  next_batch: v.optional(v.nullable(v.string())),
});

/** The times have had several names, and may get others. */
const entry = v.object({
  delay_id: v.string(),
  room_id: v.string(),
  type: v.string(),
  state_key: v.optional(v.string()),
  content: v.fallback(v.record(v.string(), v.unknown()), {}),
  delay_ms: v.optional(v.number()),
  delay: v.optional(v.number()),
  scheduled_at: v.optional(v.number()),
  delayed_since_ts: v.optional(v.number()),
  running_since: v.optional(v.number()),
});

/**
 * MSC4140: what this user has scheduled, all of it or nothing: of what is missing here it would be believed that it is gone.
 * Drafts have it in pages.
 */
export async function listDelayedEvents(client: MatrixClient): Promise<readonly ListedDelayedEvent[]> {
  const { managingPrefixes } = await generationOf(client);
  const listed: ListedDelayedEvent[] = [];
  let from: string | undefined;
  for (let count = 0; count < MAX_PAGES; count++) {
    const query = from === undefined ? undefined : { from };
    const get = (prefix: string) => () =>
      client.http.authedRequest<unknown>(Method.Get, "/delayed_events", query, undefined, { prefix });
    const answer = v.parse(page, await askInTurn(client, "list", managingPrefixes.map(get)));
    listed.push(...answer.delayed_events.flatMap(toListed));
    if (answer.next_batch == null || answer.next_batch === from) return listed;
    from = answer.next_batch;
  }
  throw new WidgetError("unsupported", "The homeserver's list of delayed events has no end.");
}

function toListed(raw: unknown): readonly ListedDelayedEvent[] {
  const parsed = v.safeParse(entry, raw);
  if (!parsed.success) return [];
  const { delay_id: delayId, room_id: roomId, type, state_key: stateKey, content, ...times } = parsed.output;
  const delayMs = times.delay_ms ?? times.delay;
  const runningSinceMs = times.scheduled_at ?? times.delayed_since_ts ?? times.running_since;
  return [
    {
      delayId,
      roomId,
      type,
      content,
      ...(stateKey !== undefined && { stateKey }),
      ...(delayMs !== undefined && { delayMs }),
      ...(runningSinceMs !== undefined && { runningSinceMs }),
    },
  ];
}
