import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { jsonObject } from "../http/json-object.ts";
import { readJson } from "../http/read-json.ts";
import { RequestError } from "../http/request-error.ts";
import { createRoom, ROOM_VERSION } from "../rooms/create-room.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const createRoomBody = v.object({
  visibility: v.optional(v.picklist(["public", "private"]), "private"),
  preset: v.optional(v.picklist(["private_chat", "trusted_private_chat", "public_chat"])),
  room_alias_name: v.optional(v.string()),
  name: v.optional(v.string()),
  topic: v.optional(v.string()),
  invite: v.optional(v.array(v.string()), []),
  room_version: v.optional(v.string()),
  creation_content: v.optional(jsonObject, {}),
  initial_state: v.optional(
    v.array(v.object({ type: v.string(), state_key: v.optional(v.string(), ""), content: jsonObject })),
    [],
  ),
  is_direct: v.optional(v.boolean(), false),
  power_level_content_override: v.optional(jsonObject, {}),
});

/** `POST /createRoom`. */
export const addCreateRoom: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/createRoom`, async (c) => {
    const { userId } = authenticate(c.req, server);
    const body = await readJson(c.req, createRoomBody);
    if (body.room_version !== undefined && body.room_version !== ROOM_VERSION) {
      throw new RequestError(
        400,
        "M_UNSUPPORTED_ROOM_VERSION",
        `Only room version ${ROOM_VERSION} is supported`,
      );
    }
    const alias = body.room_alias_name && `#${body.room_alias_name}:${server.serverName}`;
    if (alias !== undefined && server.rooms.getAlias(alias) !== undefined) {
      throw new RequestError(400, "M_ROOM_IN_USE", "The room alias is taken");
    }
    const room = createRoom(server, userId, {
      preset: body.preset ?? (body.visibility === "public" ? "public_chat" : "private_chat"),
      name: body.name,
      topic: body.topic,
      alias,
      isDirect: body.is_direct,
      invite: body.invite,
      creationContent: body.creation_content,
      powerLevels: body.power_level_content_override,
      initialState: body.initial_state.map(({ state_key: stateKey, ...entry }) => ({ ...entry, stateKey })),
    });
    if (alias !== undefined) server.rooms.addAlias(alias, room.roomId, userId);
    return c.json({ room_id: room.roomId, ...(alias !== undefined && { room_alias: alias }) });
  });
};
