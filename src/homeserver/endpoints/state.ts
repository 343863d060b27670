import type { Context } from "hono";
import { authenticate } from "../http/authenticate.ts";
import { jsonObject } from "../http/json-object.ts";
import { limitDelayedEvents } from "../http/limit-rate.ts";
import { readJson } from "../http/read-json.ts";
import { notFound } from "../http/request-error.ts";
import { toClientEvent } from "../rooms/client-event.ts";
import { findJoinedRoom, findReadableRoom } from "../rooms/find-room.ts";
import { scheduleEvent } from "../rooms/schedule-event.ts";
import { sendEvent } from "../rooms/send-event.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";
import { readDelayMs, readStickyDurationMs } from "./event-options.ts";

/** `…/state`: reading all or one entry, and setting one, now or later (MSC4140). */
export const addState: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/rooms/:roomId/state`, (c) => {
    const requester = authenticate(c.req, server);
    const { room, at } = findReadableRoom(server, c.req.param("roomId"), requester);
    const now = server.clock.now();
    return c.json(room.stateAt(at).map((stored) => toClientEvent(stored, requester, now)));
  });

  const read = (c: Context, { roomId, type, stateKey }: StateAddress) => {
    const requester = authenticate(c.req, server);
    const { room, at } = findReadableRoom(server, roomId, requester);
    const entry = room.getState(type, stateKey, at);
    if (entry === undefined) throw notFound(`There is no state ${type} with the key "${stateKey}"`);
    return c.json(
      c.req.query("format") === "event"
        ? toClientEvent(entry, requester, server.clock.now())
        : entry.event.content,
    );
  };

  const write = async (c: Context, { roomId, type, stateKey }: StateAddress) => {
    const requester = authenticate(c.req, server);
    const content = await readJson(c.req, jsonObject);
    const stickyDurationMs = readStickyDurationMs(c.req, server.options);
    const draft = { type, stateKey, content, sender: requester.userId, stickyDurationMs };
    const delayMs = readDelayMs(c.req, server.options);
    if (delayMs !== undefined) {
      await limitDelayedEvents(server, "schedule", requester.userId);
      return c.json({ delay_id: scheduleEvent(server, roomId, draft, delayMs).delayId });
    }
    const room = findJoinedRoom(server, roomId, requester);
    return c.json({ event_id: sendEvent(server, room, draft).event.event_id });
  };

  // The empty key is spelt by leaving it out, with or without the slash.
  const withoutKey = [`${CLIENT}/rooms/:roomId/state/:type`, `${CLIENT}/rooms/:roomId/state/:type/`] as const;
  for (const path of withoutKey) {
    app.get(path, (c) => read(c, { ...c.req.param(), stateKey: "" }));
    app.put(path, (c) => write(c, { ...c.req.param(), stateKey: "" }));
  }
  app.get(`${CLIENT}/rooms/:roomId/state/:type/:stateKey`, (c) => read(c, c.req.param()));
  app.put(`${CLIENT}/rooms/:roomId/state/:type/:stateKey`, (c) => write(c, c.req.param()));
};

interface StateAddress {
  readonly roomId: string;
  readonly type: string;
  readonly stateKey: string;
}
