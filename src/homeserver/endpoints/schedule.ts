import * as v from "valibot";
import { delayedEventOptions } from "../homeserver-options.ts";
import { authenticate } from "../http/authenticate.ts";
import { jsonObject } from "../http/json-object.ts";
import { limitDelayedEvents } from "../http/limit-rate.ts";
import { readJson } from "../http/read-json.ts";
import { invalidParam } from "../http/request-error.ts";
import { scheduleEvent } from "../rooms/schedule-event.ts";
import { type AddEndpoints, CLIENT, UNSTABLE } from "./add-endpoints.ts";
import { readStickyDurationMs } from "./event-options.ts";

const body = v.object({
  delay_ms: v.unknown(),
  state_key: v.optional(v.string()),
  content: jsonObject,
});

/** `PUT …/delayed_event/{eventType}/{txnId}`: how the merged MSC4140 schedules, state events too. */
export const addSchedule: AddEndpoints = (app, server) => {
  if (delayedEventOptions(server.options)?.rules !== "merged") return;
  for (const base of [CLIENT, `${UNSTABLE}/org.matrix.msc4140`] as const) {
    app.put(`${base}/rooms/:roomId/delayed_event/:type/:txnId`, async (c) => {
      const requester = authenticate(c.req, server);
      const { roomId, type, txnId } = c.req.param();
      const { delay_ms: delayMs, state_key: stateKey, content } = await readJson(c.req, body);
      if (typeof delayMs !== "number" || !Number.isSafeInteger(delayMs) || delayMs <= 0) {
        throw invalidParam("delay_ms must be a positive integer");
      }
      await limitDelayedEvents(server, "schedule", requester.userId);
      const redacts = type === "m.room.redaction" ? content["redacts"] : undefined;
      const draft = {
        type,
        stateKey,
        content,
        sender: requester.userId,
        redacts: typeof redacts === "string" ? redacts : undefined,
        stickyDurationMs: readStickyDurationMs(c.req, server.options),
      };
      const answer = server.transactions.run(requester, ["delayed_event", roomId, type, txnId], () => ({
        delay_id: scheduleEvent(server, roomId, draft, delayMs).delayId,
      }));
      return c.json(answer);
    });
  }
};
