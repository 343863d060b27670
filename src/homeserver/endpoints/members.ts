import { authenticate } from "../http/authenticate.ts";
import { parseToken } from "../http/position-token.ts";
import { toClientEvent } from "../rooms/client-event.ts";
import { findJoinedRoom, findReadableRoom } from "../rooms/find-room.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** Who is in a room, and which rooms one is in. */
export const addMembers: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/rooms/:roomId/members`, (c) => {
    const requester = authenticate(c.req, server);
    const { room, at } = findReadableRoom(server, c.req.param("roomId"), requester);
    const token = c.req.query("at");
    const position = token === undefined ? at : Math.min(at, parseToken(token));
    const wanted = c.req.query("membership");
    const unwanted = c.req.query("not_membership");
    const now = server.clock.now();
    const chunk = room
      .stateAt(position)
      .filter(({ event }) => event.type === "m.room.member")
      .filter(({ event }) => wanted === undefined || event.content["membership"] === wanted)
      .filter(({ event }) => unwanted === undefined || event.content["membership"] !== unwanted)
      .map((stored) => toClientEvent(stored, requester, now));
    return c.json({ chunk });
  });

  app.get(`${CLIENT}/rooms/:roomId/joined_members`, (c) => {
    const room = findJoinedRoom(server, c.req.param("roomId"), authenticate(c.req, server));
    const joined = room.members("join").map((userId) => {
      const { displayname, avatar_url } = room.getState("m.room.member", userId)?.event.content ?? {};
      return [userId, { display_name: displayname ?? null, avatar_url: avatar_url ?? null }] as const;
    });
    return c.json({ joined: Object.fromEntries(joined) });
  });

  app.get(`${CLIENT}/joined_rooms`, (c) => {
    const { userId } = authenticate(c.req, server);
    return c.json({ joined_rooms: server.rooms.of(userId, "join").map((room) => room.roomId) });
  });
};
