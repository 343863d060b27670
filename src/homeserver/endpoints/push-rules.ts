import { authenticate } from "../http/authenticate.ts";
import { defaultPushRules } from "../state/default-push-rules.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

/** `GET /pushrules/`: the defaults; clients ask for them before they sync. Changing them is not offered. */
export const addPushRules: AddEndpoints = (app, server) => {
  app.get(`${CLIENT}/pushrules/`, (c) => {
    const { userId } = authenticate(c.req, server);
    return c.json({ global: defaultPushRules(userId) });
  });
};
