import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { type JsonObject, jsonObject } from "../http/json-object.ts";
import { limitDelayedEvents } from "../http/limit-rate.ts";
import { readJson } from "../http/read-json.ts";
import { notFound } from "../http/request-error.ts";
import { findJoinedRoom } from "../rooms/find-room.ts";
import { scheduleEvent } from "../rooms/schedule-event.ts";
import { sendEvent } from "../rooms/send-event.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";
import { readDelayMs, readStickyDurationMs } from "./event-options.ts";

const redactBody = v.looseObject({ reason: v.optional(v.string()) });

/** `PUT …/send` and `PUT …/redact`; `send` also schedules (MSC4140) and makes sticky (MSC4354). */
export const addSend: AddEndpoints = (app, server) => {
  app.put(`${CLIENT}/rooms/:roomId/send/:type/:txnId`, async (c) => {
    const requester = authenticate(c.req, server);
    const { roomId, type, txnId } = c.req.param();
    const content = await readJson(c.req, jsonObject);
    const delayMs = readDelayMs(c.req, server.options);
    if (delayMs !== undefined) await limitDelayedEvents(server, "schedule", requester.userId);
    const draft = {
      type,
      content,
      sender: requester.userId,
      redacts: readRedacts(type, content),
      stickyDurationMs: readStickyDurationMs(c.req, server.options),
    };
    const answer = server.transactions.run(requester, ["send", roomId, type, txnId], () => {
      if (delayMs !== undefined) {
        return { delay_id: scheduleEvent(server, roomId, draft, delayMs).delayId };
      }
      const transaction = { ...requester, transactionId: txnId };
      const room = findJoinedRoom(server, roomId, requester);
      return { event_id: sendEvent(server, room, { ...draft, transaction }).event.event_id };
    });
    return c.json(answer);
  });

  app.put(`${CLIENT}/rooms/:roomId/redact/:eventId/:txnId`, async (c) => {
    const requester = authenticate(c.req, server);
    const { roomId, eventId, txnId } = c.req.param();
    const content = await readJson(c.req, redactBody);
    const answer = server.transactions.run(requester, ["redact", roomId, eventId, txnId], () => {
      const room = findJoinedRoom(server, roomId, requester);
      if (room.getEvent(eventId) === undefined) throw notFound(`There is no event ${eventId} in this room`);
      const redaction = sendEvent(server, room, {
        type: "m.room.redaction",
        sender: requester.userId,
        content: { ...content, redacts: eventId },
        redacts: eventId,
        transaction: { ...requester, transactionId: txnId },
      });
      return { event_id: redaction.event.event_id };
    });
    return c.json(answer);
  });
};

/** Since room version 11 a redaction says in its content what it redacts, however it is sent. */
function readRedacts(type: string, content: JsonObject): string | undefined {
  const redacts = content["redacts"];
  return type === "m.room.redaction" && typeof redacts === "string" ? redacts : undefined;
}
