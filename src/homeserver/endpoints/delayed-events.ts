import * as v from "valibot";
import { delayedEventLimits } from "../homeserver-options.ts";
import { authenticate } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { invalidParam, missingParam, notFound, unrecognized } from "../http/request-error.ts";
import { sendDelayedEvent } from "../rooms/send-delayed-event.ts";
import type { DelayedEvent } from "../state/delayed-events.ts";
import type { ServerState } from "../state/server-state.ts";
import { type AddEndpoints, UNSTABLE } from "./add-endpoints.ts";

const ACTIONS = ["send", "cancel", "restart"] as const;
type Action = (typeof ACTIONS)[number];

const actionBody = v.object({ action: v.optional(v.unknown()) });

/**
 * Managing delayed events (MSC4140): list, one, and the three actions, named in the path or, as before, in the body.
 * As with Synapse, an action needs no token: knowing the id is enough.
 */
export const addDelayedEvents: AddEndpoints = (app, server) => {
  if (delayedEventLimits(server.options) === undefined) return;
  const path = `${UNSTABLE}/org.matrix.msc4140/delayed_events` as const;

  app.get(path, (c) => {
    const { userId } = authenticate(c.req, server);
    return c.json({ delayed_events: server.delayedEvents.ofUser(userId).map(toListEntry) });
  });

  app.get(`${path}/:delayId`, (c) => {
    const { userId } = authenticate(c.req, server);
    const scheduled = findScheduled(server, c.req.param("delayId"));
    if (scheduled.draft.sender !== userId) throw notFound("You have no such delayed event");
    const { delay, running_since, ...entry } = toListEntry(scheduled);
    return c.json({ ...entry, delay_ms: delay, delayed_since_ts: running_since });
  });

  app.post(`${path}/:delayId`, async (c) => {
    const { action } = await readJson(c.req, actionBody);
    if (action === undefined) throw missingParam("Missing action");
    const known = ACTIONS.find((candidate) => candidate === action);
    if (known === undefined) throw invalidParam(`'action' is not one of ${ACTIONS.join(", ")}`);
    perform(server, c.req.param("delayId"), known);
    return c.json({});
  });

  app.post(`${path}/:delayId/:action`, (c) => {
    const known = ACTIONS.find((candidate) => candidate === c.req.param("action"));
    if (known === undefined) throw unrecognized(404);
    perform(server, c.req.param("delayId"), known);
    return c.json({});
  });
};

function perform(server: ServerState, delayId: string, action: Action): void {
  const scheduled = findScheduled(server, delayId);
  if (action === "restart") server.delayedEvents.restart(scheduled);
  else server.delayedEvents.cancel(scheduled);
  if (action === "send") sendDelayedEvent(server, scheduled, server.clock.now());
}

function findScheduled(server: ServerState, delayId: string): DelayedEvent {
  const scheduled = server.delayedEvents.get(delayId);
  if (scheduled === undefined)
    throw notFound("Unknown delayed event: it was sent, cancelled or never scheduled");
  return scheduled;
}

const toListEntry = ({ delayId, roomId, draft, delayMs, runningSince }: DelayedEvent) => ({
  delay_id: delayId,
  room_id: roomId,
  type: draft.type,
  ...(draft.stateKey !== undefined && { state_key: draft.stateKey }),
  delay: delayMs,
  running_since: runningSince,
  content: draft.content,
});
