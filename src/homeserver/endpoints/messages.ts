import { authenticate } from "../http/authenticate.ts";
import { readDirection, readLimit } from "../http/read-query.ts";
import { toClientEvent } from "../rooms/client-event.ts";
import { passesFilter } from "../rooms/event-filter.ts";
import { canSee } from "../rooms/event-visibility.ts";
import { findReadableRoom } from "../rooms/find-room.ts";
import { membersOf } from "../rooms/members-of.ts";
import { readPage } from "../rooms/read-page.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";
import { readEventFilter } from "./read-event-filter.ts";

/** `GET …/messages`: a room's history in pages. */
export const addMessages: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/rooms/:roomId/messages`, (c) => {
    const requester = authenticate(c.req, server);
    const { room } = findReadableRoom(server, c.req.param("roomId"), requester);
    const filter = readEventFilter(c.req);
    const request = {
      dir: readDirection(c.req),
      from: c.req.query("from"),
      to: c.req.query("to"),
      limit: readLimit(c.req, filter.limit ?? 10, 1000),
    };
    const page = readPage(
      room,
      request,
      (stored) => passesFilter(filter, stored.event) && canSee(room, requester.userId, stored),
    );
    const now = server.clock.now();
    const state = filter.lazy_load_members ? membersOf(room, page.events) : [];
    return c.json({
      chunk: page.events.map((stored) => toClientEvent(stored, requester, now)),
      start: page.start,
      ...(page.end !== undefined && { end: page.end }),
      ...(state.length > 0 && { state: state.map((stored) => toClientEvent(stored, requester, now)) }),
    });
  });
};
