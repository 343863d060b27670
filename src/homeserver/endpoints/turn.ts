import { authenticate } from "../http/authenticate.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** `GET /voip/turnServer`; empty where there is none. */
export const addTurn: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/voip/turnServer`, (c) => {
    authenticate(c.req, server);
    return c.json(server.options.turnServers ?? {});
  });
};
