import { authenticate } from "../http/authenticate.ts";
import { formatToken } from "../http/position-token.ts";
import { readLimit } from "../http/read-query.ts";
import { toClientEvent } from "../rooms/client-event.ts";
import { passesFilter } from "../rooms/event-filter.ts";
import { canSee } from "../rooms/event-visibility.ts";
import { findVisibleEvent } from "../rooms/find-event.ts";
import { findReadableRoom } from "../rooms/find-room.ts";
import { readPage } from "../rooms/read-page.ts";
import type { StoredEvent } from "../state/room-event.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";
import { readEventFilter } from "./read-event-filter.ts";

/** `GET …/event/{eventId}` and `GET …/context/{eventId}`. */
export const addEvents: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/rooms/:roomId/event/:eventId`, (c) => {
    const requester = authenticate(c.req, server);
    const { room } = findReadableRoom(server, c.req.param("roomId"), requester);
    const stored = findVisibleEvent(room, c.req.param("eventId"), requester);
    return c.json(toClientEvent(stored, requester, server.clock.now()));
  });

  app.get(`${CLIENT}/rooms/:roomId/context/:eventId`, (c) => {
    const requester = authenticate(c.req, server);
    const { room } = findReadableRoom(server, c.req.param("roomId"), requester);
    const target = findVisibleEvent(room, c.req.param("eventId"), requester);
    const filter = readEventFilter(c.req);
    const limit = readLimit(c.req, 10, 100);
    const isWanted = (stored: StoredEvent) =>
      passesFilter(filter, stored.event) && canSee(room, requester.userId, stored);

    const page = (dir: "b" | "f", from: number, size: number) =>
      readPage(room, { dir, from: formatToken(from), to: undefined, limit: size }, isWanted);
    const before = page("b", target.position - 1, Math.ceil(limit / 2)).events;
    const after = page("f", target.position, Math.floor(limit / 2)).events;
    const first = before.at(-1) ?? target;
    const last = after.at(-1) ?? target;
    const now = server.clock.now();
    const toClient = (stored: StoredEvent) => toClientEvent(stored, requester, now);
    return c.json({
      event: toClient(target),
      events_before: before.map(toClient),
      events_after: after.map(toClient),
      start: formatToken(first.position - 1),
      end: formatToken(last.position),
      state: room.stateAt(last.position).map(toClient),
    });
  });
};
