import { authenticateAs } from "../http/authenticate.ts";
import { jsonObject } from "../http/json-object.ts";
import { readJson } from "../http/read-json.ts";
import { notFound, RequestError } from "../http/request-error.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** Types with endpoints of their own. */
const SERVER_MANAGED = ["m.fully_read", "m.push_rules"];

/** `/user/{userId}/account_data` and `/user/{userId}/rooms/{roomId}/account_data`. */
export const addAccountData: AddEndpoints = (app, server) => {
  const scopes = [
    `${CLIENT}/user/:userId/account_data/:type`,
    `${CLIENT}/user/:userId/rooms/:roomId/account_data/:type`,
  ] as const;
  for (const path of scopes) {
    app.get(path, (c) => {
      const { userId, roomId, type }: AccountDataAddress = c.req.param();
      authenticateAs(userId, c.req, server);
      const entry = server.accountData.get(userId, roomId, type);
      if (entry === undefined) throw notFound(`There is no account data ${type}`);
      return c.json(entry.content);
    });

    app.put(path, async (c) => {
      const { userId, roomId, type }: AccountDataAddress = c.req.param();
      authenticateAs(userId, c.req, server);
      if (SERVER_MANAGED.includes(type)) {
        throw new RequestError(405, "M_BAD_JSON", `${type} is set through its own endpoint`);
      }
      const content = await readJson(c.req, jsonObject);
      server.accountData.set(userId, roomId, { type, content, position: server.stream.advance() });
      return c.json({});
    });
  }
};

interface AccountDataAddress {
  readonly userId: string;
  readonly roomId?: string;
  readonly type: string;
}
