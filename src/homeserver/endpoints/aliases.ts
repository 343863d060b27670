import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { forbidden, invalidParam, notFound, RequestError } from "../http/request-error.ts";
import { resolveRoom } from "../rooms/find-room.ts";
import { readPowerLevels } from "../rooms/power-levels.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const aliasBody = v.object({ room_id: v.string() });

/** `/directory/room/{alias}`. */
export const addAliases: AddEndpoints = (app, server) => {
  const path = `${CLIENT}/directory/room/:alias` as const;

  app.get(path, (c) => {
    const room = resolveRoom(server, requireAlias(c.req.param("alias")));
    return c.json({ room_id: room.roomId, servers: [server.serverName] });
  });

  app.put(path, async (c) => {
    const { userId } = authenticate(c.req, server);
    const alias = requireAlias(c.req.param("alias"));
    if (!alias.endsWith(`:${server.serverName}`)) throw invalidParam("The alias is of another server");
    const room = resolveRoom(server, (await readJson(c.req, aliasBody)).room_id);
    if (!server.rooms.addAlias(alias, room.roomId, userId)) {
      throw new RequestError(409, "M_UNKNOWN", `Room alias ${alias} already exists`);
    }
    return c.json({});
  });

  app.delete(path, (c) => {
    const { userId } = authenticate(c.req, server);
    const alias = requireAlias(c.req.param("alias"));
    const known = server.rooms.getAlias(alias);
    if (known === undefined) throw notFound(`There is no room alias ${alias}`);
    const levels = readPowerLevels(resolveRoom(server, known.roomId));
    const mayDelete = levels.userLevel(userId) >= levels.eventLevel("m.room.canonical_alias", true);
    if (known.creator !== userId && !mayDelete)
      throw forbidden("You don't have permission to delete the alias");
    server.rooms.removeAlias(alias);
    return c.json({});
  });
};

function requireAlias(alias: string): string {
  if (!/^#[^:]+:.+$/.test(alias)) throw invalidParam(`${alias} is no room alias`);
  return alias;
}
