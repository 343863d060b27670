import { authenticateAs } from "../http/authenticate.ts";
import { RequestError } from "../http/request-error.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const LIFETIME_SECONDS = 3600;

/** Identity tokens: given to the user, checked by whom they are shown to. */
export const addOpenId: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/user/:userId/openid/request_token`, (c) => {
    const { userId } = authenticateAs(c.req.param("userId"), c.req, server);
    const expiresAt = server.clock.now() + LIFETIME_SECONDS * 1000;
    return c.json({
      access_token: server.openIdTokens.issue(userId, expiresAt),
      token_type: "Bearer",
      matrix_server_name: server.serverName,
      expires_in: LIFETIME_SECONDS,
    });
  });

  app.get("/_matrix/federation/v1/openid/userinfo", (c) => {
    const token = c.req.query("access_token");
    if (token === undefined) throw new RequestError(401, "M_MISSING_TOKEN", "Missing access_token");
    const sub = server.openIdTokens.findUser(token, server.clock.now());
    if (sub === undefined) throw new RequestError(401, "M_UNKNOWN_TOKEN", "Unknown or expired access_token");
    return c.json({ sub });
  });
};
