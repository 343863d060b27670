import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { forbidden, RequestError } from "../http/request-error.ts";
import { signOut } from "../state/sign-out.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const loginBody = v.object({
  type: v.string(),
  identifier: v.optional(v.object({ type: v.literal("m.id.user"), user: v.string() })),
  user: v.optional(v.string()),
  password: v.optional(v.string()),
  device_id: v.optional(v.string()),
  initial_device_display_name: v.optional(v.string()),
});

/** `/login`, `/logout`: passwords for tokens. */
export const addLogin: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/login`, (c) => c.json({ flows: [{ type: "m.login.password" }] }));

  app.post(`${CLIENT}/login`, async (c) => {
    const body = await readJson(c.req, loginBody);
    if (body.type !== "m.login.password") {
      throw new RequestError(400, "M_UNKNOWN", `Unknown login type ${body.type}`);
    }
    const name = body.identifier?.user ?? body.user ?? "";
    const user = server.users.get(name.startsWith("@") ? name : server.users.toUserId(name));
    if (user?.password === undefined || user.password !== body.password) {
      throw forbidden("Invalid username or password");
    }
    const device = server.devices.login(user.userId, body.device_id, body.initial_device_display_name);
    return c.json({
      user_id: user.userId,
      access_token: device.accessToken,
      device_id: device.deviceId,
      home_server: server.serverName,
    });
  });

  app.post(`${CLIENT}/logout`, (c) => {
    signOut(server, authenticate(c.req, server));
    return c.json({});
  });

  app.post(`${CLIENT}/logout/all`, (c) => {
    const { userId } = authenticate(c.req, server);
    for (const device of server.devices.ofUser(userId)) signOut(server, device);
    return c.json({});
  });
};
