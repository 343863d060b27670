import { delayedEventOptions, type HomeserverOptions } from "../homeserver-options.ts";
import { authenticate } from "../http/authenticate.ts";
import type { JsonObject } from "../http/json-object.ts";
import { ROOM_VERSION } from "../rooms/create-room.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** `GET /capabilities`. */
export const addCapabilities: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/capabilities`, (c) => {
    authenticate(c.req, server);
    return c.json({
      capabilities: {
        "m.room_versions": { default: ROOM_VERSION, available: { [ROOM_VERSION]: "stable" } },
        "m.change_password": { enabled: false },
        "m.set_displayname": { enabled: true },
        "m.set_avatar_url": { enabled: true },
        "m.3pid_changes": { enabled: false },
        ...delayedEventCapability(server.options),
      },
    });
  });
};

/** There also where delayed events are off, with zeros; older servers had no such entry. */
function delayedEventCapability(options: HomeserverOptions): JsonObject {
  const { rules, maxDelayMs = 0, maxPerUser = 0 } = delayedEventOptions(options) ?? {};
  if (rules === "synapse-1.142") return {};
  const name = rules === "merged" ? "m.delayed_events" : "org.matrix.msc4140.delayed_events";
  return { [name]: { max_delay_ms: maxDelayMs, max_scheduled: maxPerUser } };
}
