import { syncWhenNews } from "../sync/long-poll.ts";
import { readSyncRequest } from "../sync/sync-request.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** `GET /sync`, a long poll. */
export const addSync: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/sync`, async (c) => {
    const request = readSyncRequest(c.req, server);
    return c.json(await syncWhenNews(server, request, c.req.raw.signal));
  });
};
