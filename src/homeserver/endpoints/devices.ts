import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import { notFound } from "../http/request-error.ts";
import type { Device } from "../state/devices.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const deviceBody = v.object({ display_name: v.optional(v.string()) });

/** `/account/whoami` and `/devices`. */
export const addDevices: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/account/whoami`, (c) => {
    const { userId, deviceId } = authenticate(c.req, server);
    return c.json({ user_id: userId, device_id: deviceId, is_guest: false });
  });

  app.get(`${CLIENT}/devices`, (c) => {
    const { userId } = authenticate(c.req, server);
    return c.json({ devices: server.devices.ofUser(userId).map(toClientDevice) });
  });

  const findOwn = (userId: string, deviceId: string): Device => {
    const device = server.devices.get(userId, deviceId);
    if (device === undefined) throw notFound("You have no such device");
    return device;
  };

  app.get(`${CLIENT}/devices/:deviceId`, (c) => {
    const { userId } = authenticate(c.req, server);
    return c.json(toClientDevice(findOwn(userId, c.req.param("deviceId"))));
  });

  app.put(`${CLIENT}/devices/:deviceId`, async (c) => {
    const { userId } = authenticate(c.req, server);
    const device = findOwn(userId, c.req.param("deviceId"));
    const { display_name: displayName } = await readJson(c.req, deviceBody);
    if (displayName !== undefined) {
      device.displayName = displayName;
      server.deviceListChanges.mark(userId, server.stream.advance());
    }
    return c.json({});
  });
};

const toClientDevice = ({ deviceId, displayName }: Device) => ({
  device_id: deviceId,
  ...(displayName !== undefined && { display_name: displayName }),
});
