import { delayedEventOptions, hasStickyEvents } from "../homeserver-options.ts";
import type { AddEndpoints } from "./add-endpoints.ts";

/** Only what is there: the newest version here is the one that brought authenticated media. */
const VERSIONS = ["v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6", "v1.7", "v1.8", "v1.9", "v1.10", "v1.11"];

/** `GET /versions`. */
export const addVersions: AddEndpoints = (app, { options }) => {
  const delayedEvents = delayedEventOptions(options);
  app.get("/_matrix/client/versions", (c) =>
    c.json({
      versions: VERSIONS,
      unstable_features: {
        "org.matrix.msc4140": delayedEvents !== undefined,
        ...(delayedEvents?.rules === "merged" && { "org.matrix.msc4140.stable": true }),
        "org.matrix.msc4354": hasStickyEvents(options),
        "org.matrix.msc4143": options.rtcTransports !== false,
        "org.matrix.msc4222": true,
      },
    }),
  );
};
