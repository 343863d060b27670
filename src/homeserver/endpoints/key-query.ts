import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import type { JsonObject } from "../http/json-object.ts";
import { readJson } from "../http/read-json.ts";
import { CROSS_SIGNING_USAGES, publicKeyOf } from "../state/cross-signing-keys.ts";
import type { ServerState } from "../state/server-state.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const queryBody = v.object({ device_keys: v.record(v.string(), v.array(v.string())) });

type KeysByUser = Record<string, JsonObject>;

/** `POST /keys/query`: the devices of users, and who vouches for them. */
export const addKeyQuery: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/keys/query`, async (c) => {
    const viewer = authenticate(c.req, server).userId;
    const wanted = (await readJson(c.req, queryBody)).device_keys;
    const deviceKeys: KeysByUser = {};
    const crossSigning: Record<string, KeysByUser> = { master: {}, self_signing: {}, user_signing: {} };
    for (const [owner, deviceIds] of Object.entries(wanted)) {
      if (server.users.get(owner) === undefined) continue;
      deviceKeys[owner] = devicesOf(server, owner, deviceIds, viewer);
      for (const usage of CROSS_SIGNING_USAGES) {
        const key = server.crossSigningKeys.get(owner, usage);
        // Whom one has verified is nobody else's business.
        if (key === undefined || (usage === "user_signing" && owner !== viewer)) continue;
        const keyId = publicKeyOf(key) ?? "";
        const signed = server.crossSigningKeys.withSignatures(key, owner, keyId, viewer);
        crossSigning[usage] = { ...crossSigning[usage], [owner]: signed };
      }
    }
    return c.json({
      failures: {},
      device_keys: deviceKeys,
      master_keys: crossSigning["master"],
      self_signing_keys: crossSigning["self_signing"],
      user_signing_keys: crossSigning["user_signing"],
    });
  });
};

/** A user's devices that have keys; all of them, or those named. */
function devicesOf(
  server: ServerState,
  owner: string,
  deviceIds: readonly string[],
  viewer: string,
): Record<string, JsonObject> {
  const keys: Record<string, JsonObject> = {};
  for (const device of server.devices.ofUser(owner)) {
    const identity = server.deviceKeys.getIdentity(device);
    if (identity === undefined || (deviceIds.length > 0 && !deviceIds.includes(device.deviceId))) continue;
    const signed = server.crossSigningKeys.withSignatures(identity, owner, device.deviceId, viewer);
    const unsigned = device.displayName === undefined ? {} : { device_display_name: device.displayName };
    keys[device.deviceId] = { ...signed, unsigned };
  }
  return keys;
}
