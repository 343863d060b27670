import type { Context } from "hono";
import { authenticate } from "../http/authenticate.ts";
import { readDirection, readLimit } from "../http/read-query.ts";
import { toClientEvent } from "../rooms/client-event.ts";
import { canSee } from "../rooms/event-visibility.ts";
import { findVisibleEvent } from "../rooms/find-event.ts";
import { findReadableRoom } from "../rooms/find-room.ts";
import { readPage } from "../rooms/read-page.ts";
import { parentsWithin, readRelation } from "../rooms/relations.ts";
import type { StoredEvent } from "../state/room-event.ts";
import { type AddEndpoints, CLIENT_V1 } from "./add-endpoints.ts";

/** `GET …/relations/{eventId}`: an event's children, all, of one relation type, or of one event type too. */
export const addRelations: AddEndpoints = (app, server) => {
  const read = (c: Context, wanted: RelationsRequest) => {
    const requester = authenticate(c.req, server);
    const { room } = findReadableRoom(server, wanted.roomId, requester);
    findVisibleEvent(room, wanted.eventId, requester);
    const recurse = c.req.query("recurse") === "true";
    const parents = parentsWithin(room, wanted.eventId, recurse);
    const isWanted = (stored: StoredEvent) => {
      const relation = readRelation(stored.event);
      return (
        relation !== undefined &&
        parents.has(relation.eventId) &&
        (wanted.relType === undefined || relation.relationType === wanted.relType) &&
        (wanted.eventType === undefined || stored.event.type === wanted.eventType) &&
        canSee(room, requester.userId, stored)
      );
    };
    const from = c.req.query("from");
    const dir = readDirection(c.req, "b");
    const page = readPage(
      room,
      { dir, from, to: c.req.query("to"), limit: readLimit(c.req, 5, 1000) },
      isWanted,
    );
    const now = server.clock.now();
    return c.json({
      chunk: page.events.map((stored) => toClientEvent(stored, requester, now)),
      ...(page.end !== undefined && { next_batch: page.end }),
      ...(from !== undefined && { prev_batch: page.start }),
      ...(recurse && { recursion_depth: 3 }),
    });
  };

  const base = `${CLIENT_V1}/rooms/:roomId/relations/:eventId` as const;
  app.get(base, (c) => read(c, c.req.param()));
  app.get(`${base}/:relType`, (c) => read(c, c.req.param()));
  app.get(`${base}/:relType/:eventType`, (c) => read(c, c.req.param()));
};

interface RelationsRequest {
  readonly roomId: string;
  readonly eventId: string;
  readonly relType?: string;
  readonly eventType?: string;
}
