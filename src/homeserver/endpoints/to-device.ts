import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { jsonObject } from "../http/json-object.ts";
import { readJson } from "../http/read-json.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const sendToDeviceBody = v.object({ messages: v.record(v.string(), v.record(v.string(), jsonObject)) });

/** `PUT /sendToDevice/{type}/{txnId}`; the device id `*` is every device the user has now. */
export const addToDevice: AddEndpoints = (app, server) => {
  app.put(`${CLIENT}/sendToDevice/:type/:txnId`, async (c) => {
    const requester = authenticate(c.req, server);
    const { type, txnId } = c.req.param();
    const { messages } = await readJson(c.req, sendToDeviceBody);
    const answer = server.transactions.run(requester, ["sendToDevice", type, txnId], () => {
      const position = server.stream.advance();
      for (const [userId, byDevice] of Object.entries(messages)) {
        for (const [deviceId, content] of Object.entries(byDevice)) {
          const devices = server.devices
            .ofUser(userId)
            .filter((device) => deviceId === "*" || device.deviceId === deviceId);
          const message = { type, sender: requester.userId, content };
          for (const device of devices) server.toDevice.add(device, message, position);
        }
      }
      return {};
    });
    return c.json(answer);
  });
};
