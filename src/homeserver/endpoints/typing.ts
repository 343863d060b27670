import * as v from "valibot";
import { authenticateAs } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { findJoinedRoom } from "../rooms/find-room.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const typingBody = v.object({
  typing: v.boolean(),
  timeout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(120_000)), 30_000),
});

/** `PUT …/typing/{userId}`. */
export const addTyping: AddEndpoints = (app, server) => {
  app.put(`${CLIENT}/rooms/:roomId/typing/:userId`, async (c) => {
    const requester = authenticateAs(c.req.param("userId"), c.req, server);
    const { roomId } = findJoinedRoom(server, c.req.param("roomId"), requester);
    const { typing, timeout } = await readJson(c.req, typingBody);
    if (typing) server.typing.start(roomId, requester.userId, timeout);
    else server.typing.stop(roomId, requester.userId);
    return c.json({});
  });
};
