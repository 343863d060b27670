import * as v from "valibot";
import { readJson } from "../http/read-json.ts";
import { RequestError } from "../http/request-error.ts";
import { createRandomId, createReadableId } from "../state/random-id.ts";
import { isLocalpart } from "../state/users.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const registerBody = v.object({
  auth: v.optional(v.object({ type: v.optional(v.string()) })),
  username: v.optional(v.string()),
  password: v.optional(v.string()),
  device_id: v.optional(v.string()),
  initial_device_display_name: v.optional(v.string()),
  inhibit_login: v.optional(v.boolean(), false),
});

/** `POST /register`, open to everybody through the dummy stage. */
export const addRegister: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/register`, async (c) => {
    const body = await readJson(c.req, registerBody);
    if (body.auth?.type !== "m.login.dummy") {
      const challenge = { session: createRandomId(18), flows: [{ stages: ["m.login.dummy"] }], params: {} };
      return c.json(challenge, 401);
    }
    const localpart = body.username ?? createReadableId(10).toLowerCase();
    if (!isLocalpart(localpart)) {
      throw new RequestError(400, "M_INVALID_USERNAME", "User names consist of a-z, 0-9 and ._=/+-");
    }
    const user = server.users.create({ localpart, password: body.password });
    if (user === undefined) throw new RequestError(400, "M_USER_IN_USE", "The user name is taken");
    const registered = { user_id: user.userId, home_server: server.serverName };
    if (body.inhibit_login) return c.json(registered);
    const device = server.devices.login(user.userId, body.device_id, body.initial_device_display_name);
    return c.json({ ...registered, access_token: device.accessToken, device_id: device.deviceId });
  });
};
