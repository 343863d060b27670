import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { type JsonObject, jsonObject } from "../http/json-object.ts";
import { parseToken } from "../http/position-token.ts";
import { readJson } from "../http/read-json.ts";
import { invalidParam, missingParam, RequestError } from "../http/request-error.ts";
import { deviceListsBetween } from "../sync/device-lists.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const uploadBody = v.object({
  device_keys: v.optional(jsonObject),
  one_time_keys: v.optional(jsonObject, {}),
  fallback_keys: v.optional(jsonObject),
  "org.matrix.msc2732.fallback_keys": v.optional(jsonObject),
});

const claimBody = v.object({
  one_time_keys: v.record(v.string(), v.record(v.string(), v.string())),
});

/** `/keys/upload`, `/keys/claim`, `/keys/changes`: what devices publish so that others can write to them encrypted. */
export const addDeviceKeys: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/keys/upload`, async (c) => {
    const requester = authenticate(c.req, server);
    const body = await readJson(c.req, uploadBody);
    if (body.device_keys !== undefined) {
      requireOwn(body.device_keys, requester.userId, requester.deviceId);
      server.deviceKeys.setIdentity(requester, body.device_keys);
      server.deviceListChanges.mark(requester.userId, server.stream.advance());
    }
    if (!server.deviceKeys.addOneTime(requester, body.one_time_keys)) {
      throw new RequestError(400, "M_UNKNOWN", "A different one-time key of that name is already there");
    }
    const fallbackKeys = body.fallback_keys ?? body["org.matrix.msc2732.fallback_keys"] ?? {};
    server.deviceKeys.setFallback(requester, fallbackKeys);
    return c.json({ one_time_key_counts: server.deviceKeys.countOneTime(requester) });
  });

  app.post(`${CLIENT}/keys/claim`, async (c) => {
    authenticate(c.req, server);
    const body = await readJson(c.req, claimBody);
    const claimed: Record<string, Record<string, JsonObject>> = {};
    for (const [userId, devices] of Object.entries(body.one_time_keys)) {
      for (const [deviceId, algorithm] of Object.entries(devices)) {
        if (server.devices.get(userId, deviceId) === undefined) continue;
        const key = server.deviceKeys.claim({ userId, deviceId }, algorithm);
        if (key !== undefined) claimed[userId] = { ...claimed[userId], [deviceId]: key };
      }
    }
    return c.json({ one_time_keys: claimed, failures: {} });
  });

  app.get(`${CLIENT}/keys/changes`, (c) => {
    const { userId } = authenticate(c.req, server);
    const { from, to } = c.req.query();
    if (from === undefined || to === undefined) throw missingParam("Missing from or to");
    return c.json(deviceListsBetween(server, userId, parseToken(from), parseToken(to)));
  });
};

function requireOwn(keys: JsonObject, userId: string, deviceId: string): void {
  if (keys["user_id"] !== userId || keys["device_id"] !== deviceId) {
    throw invalidParam("The device keys name another user or device");
  }
}
