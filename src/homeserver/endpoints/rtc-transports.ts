import { authenticate } from "../http/authenticate.ts";
import { type AddEndpoints, UNSTABLE } from "./add-endpoints.ts";

/** `GET …/rtc/transports` (MSC4143). */
export const addRtcTransports: AddEndpoints = (app, server) => {
  const transports = server.options.rtcTransports ?? [];
  if (transports === false) return;
  app.get(`${UNSTABLE}/org.matrix.msc4143/rtc/transports`, (c) => {
    authenticate(c.req, server);
    return c.json({ rtc_transports: transports });
  });
};
