import { authenticateAs } from "../http/authenticate.ts";
import { jsonObject } from "../http/json-object.ts";
import { readJson } from "../http/read-json.ts";
import { notFound } from "../http/request-error.ts";
import { parseSyncFilter } from "../sync/sync-filter.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** `/user/{userId}/filter`: filters to be named in sync. */
export const addFilters: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/user/:userId/filter`, async (c) => {
    const { userId } = authenticateAs(c.req.param("userId"), c.req, server);
    const definition = await readJson(c.req, jsonObject);
    parseSyncFilter(definition);
    return c.json({ filter_id: server.filters.add(userId, definition) });
  });

  app.get(`${CLIENT}/user/:userId/filter/:filterId`, (c) => {
    const { userId } = authenticateAs(c.req.param("userId"), c.req, server);
    const definition = server.filters.get(userId, c.req.param("filterId"));
    if (definition === undefined) throw notFound("No such filter");
    return c.json(definition);
  });
};
