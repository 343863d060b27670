import { delayedEventLimits } from "../homeserver-options.ts";
import { authenticate } from "../http/authenticate.ts";
import { ROOM_VERSION } from "../rooms/create-room.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** `GET /capabilities`. */
export const addCapabilities: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/capabilities`, (c) => {
    authenticate(c.req, server);
    const limits = delayedEventLimits(server.options);
    return c.json({
      capabilities: {
        "m.room_versions": { default: ROOM_VERSION, available: { [ROOM_VERSION]: "stable" } },
        "m.change_password": { enabled: false },
        "m.set_displayname": { enabled: true },
        "m.set_avatar_url": { enabled: true },
        "m.3pid_changes": { enabled: false },
        "org.matrix.msc4140.delayed_events": {
          max_delay_ms: limits?.maxDelayMs ?? 0,
          max_scheduled: limits?.maxPerUser ?? 0,
        },
      },
    });
  });
};
