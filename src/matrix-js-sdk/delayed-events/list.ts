import { type MatrixClient, Method } from "matrix-js-sdk";
import * as v from "valibot";
import type { ListedDelayedEvent } from "../../core/matrix/matrix-client-port.ts";
import { askInTurn } from "./ask-in-turn.ts";
import { generationOf } from "./generation.ts";

const list = v.object({ delayed_events: v.array(v.unknown()) });

/** The times have had several names. */
const entry = v.object({
  delay_id: v.string(),
  room_id: v.string(),
  type: v.string(),
  state_key: v.optional(v.string()),
  content: v.record(v.string(), v.unknown()),
  delay_ms: v.optional(v.number()),
  delay: v.optional(v.number()),
  scheduled_at: v.optional(v.number()),
  delayed_since_ts: v.optional(v.number()),
  running_since: v.optional(v.number()),
});

/** MSC4140: what this user has scheduled. Entries that cannot be understood are left out. */
export async function listDelayedEvents(client: MatrixClient): Promise<readonly ListedDelayedEvent[]> {
  const { managingPrefixes } = await generationOf(client);
  const get = (prefix: string) => () =>
    client.http.authedRequest<unknown>(Method.Get, "/delayed_events", undefined, undefined, { prefix });
  const answer = v.parse(list, await askInTurn(client, "list", managingPrefixes.map(get)));
  return answer.delayed_events.flatMap(toListed);
}

function toListed(raw: unknown): readonly ListedDelayedEvent[] {
  const parsed = v.safeParse(entry, raw);
  if (!parsed.success) return [];
  const { delay_id: delayId, room_id: roomId, type, state_key: stateKey, content, ...times } = parsed.output;
  const delayMs = times.delay_ms ?? times.delay;
  const runningSinceMs = times.scheduled_at ?? times.delayed_since_ts ?? times.running_since;
  if (delayMs === undefined || runningSinceMs === undefined) return [];
  return [
    {
      delayId,
      roomId,
      type,
      content,
      delayMs,
      runningSinceMs,
      ...(stateKey !== undefined && { stateKey }),
    },
  ];
}
