import { authenticate } from "../http/authenticate.ts";
import { notFound } from "../http/request-error.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** `GET /room_keys/version`: clients ask whether a backup exists. None ever does: backups are not offered. */
export const addKeyBackup: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/room_keys/version`, (c) => {
    authenticate(c.req, server);
    throw notFound("No current backup version");
  });
};
