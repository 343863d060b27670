import { delayedEventOptions } from "../homeserver-options.ts";
import { authenticate } from "../http/authenticate.ts";
import { limitDelayedEvents } from "../http/limit-rate.ts";
import { notFound } from "../http/request-error.ts";
import type { DelayedEvent, Outcome } from "../state/delayed-events.ts";
import { type AddEndpoints, CLIENT_V1, UNSTABLE } from "./add-endpoints.ts";

/** Where delayed events are listed and managed. */
export function delayedEventPaths(isMerged: boolean): readonly string[] {
  const unstable = `${UNSTABLE}/org.matrix.msc4140/delayed_events`;
  return isMerged ? [`${CLIENT_V1}/delayed_events`, unstable] : [unstable];
}

/** `GET …/delayed_events` (MSC4140): what is scheduled, soonest first, and one by its id. */
export const addDelayedEvents: AddEndpoints = (app, server) => {
  const options = delayedEventOptions(server.options);
  if (options === undefined) return;
  const isMerged = options.rules === "merged";

  for (const path of delayedEventPaths(isMerged)) {
    app.get(path, async (c) => {
      const { userId } = authenticate(c.req, server);
      await limitDelayedEvents(server, "manage", userId);
      const scheduled = server.delayedEvents.ofUser(userId);
      return c.json({
        delayed_events: scheduled.map((event) => ({ ...describe(event), ...timesOf(event, isMerged) })),
      });
    });

    app.get(`${path}/:delayId`, (c) => {
      const { userId } = authenticate(c.req, server);
      const delayId = c.req.param("delayId");
      const finalised = isMerged ? server.delayedEvents.getFinalised(delayId) : undefined;
      const event = server.delayedEvents.get(delayId) ?? finalised;
      if (event?.draft.sender !== userId) throw notFound("You have no such delayed event");
      return c.json({
        ...describe(event),
        delay_ms: event.delayMs,
        delayed_since_ts: event.runningSince,
        ...(finalised && { finalised: describeOutcome(finalised.outcome) }),
      });
    });
  }
};

const describe = ({ delayId, roomId, draft }: DelayedEvent) => ({
  delay_id: delayId,
  room_id: roomId,
  type: draft.type,
  ...(draft.stateKey !== undefined && { state_key: draft.stateKey }),
  content: draft.content,
});

const timesOf = ({ delayMs, runningSince }: DelayedEvent, isMerged: boolean) =>
  isMerged
    ? { delay_ms: delayMs, scheduled_at: runningSince }
    : { delay: delayMs, running_since: runningSince };

const describeOutcome = (outcome: Outcome) => ({
  finalised_ts: outcome.finalisedAt,
  ...(outcome.kind === "sent" && { event_id: outcome.eventId }),
  ...(outcome.kind === "failed" && {
    error: { errcode: outcome.error.errcode, error: outcome.error.message },
  }),
});
