import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { isJsonObject, type JsonObject, jsonObject } from "../http/json-object.ts";
import { readJson } from "../http/read-json.ts";
import { forbidden } from "../http/request-error.ts";
import { CROSS_SIGNING_USAGES } from "../state/cross-signing-keys.ts";
import { createRandomId } from "../state/random-id.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const signingBody = v.object({
  master_key: v.optional(jsonObject),
  self_signing_key: v.optional(jsonObject),
  user_signing_key: v.optional(jsonObject),
  auth: v.optional(v.object({ type: v.optional(v.string()), password: v.optional(v.string()) })),
});

const signaturesBody = v.record(v.string(), v.record(v.string(), jsonObject));

/** `/keys/device_signing/upload` and `/keys/signatures/upload`. */
export const addCrossSigning: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/keys/device_signing/upload`, async (c) => {
    const { userId } = authenticate(c.req, server);
    const body = await readJson(c.req, signingBody);
    const known = server.crossSigningKeys.get(userId, "master");
    const replaces =
      known !== undefined && JSON.stringify(known) !== JSON.stringify(body.master_key ?? known);
    // The first keys need no proof; replacing them needs the password.
    if (replaces && body.auth?.type !== "m.login.password") {
      return c.json(
        { session: createRandomId(18), flows: [{ stages: ["m.login.password"] }], params: {} },
        401,
      );
    }
    const password = server.users.get(userId)?.password;
    if (replaces && (password === undefined || body.auth?.password !== password)) {
      throw forbidden("Invalid password");
    }
    for (const usage of CROSS_SIGNING_USAGES) {
      const key = body[`${usage}_key`];
      if (key !== undefined) server.crossSigningKeys.set(userId, usage, key);
    }
    server.deviceListChanges.mark(userId, server.stream.advance());
    return c.json({});
  });

  app.post(`${CLIENT}/keys/signatures/upload`, async (c) => {
    const { userId: signer } = authenticate(c.req, server);
    const signed = await readJson(c.req, signaturesBody);
    for (const [owner, keys] of Object.entries(signed)) {
      for (const [keyId, key] of Object.entries(keys)) {
        server.crossSigningKeys.addSignatures(signer, owner, keyId, signaturesBy(signer, key));
      }
      server.deviceListChanges.mark(owner, server.stream.advance());
    }
    return c.json({ failures: {} });
  });
};

/** Only the signer's own signatures count; others in the object are not theirs to upload. */
function signaturesBy(signer: string, { signatures }: JsonObject): JsonObject {
  const own = isJsonObject(signatures) ? signatures[signer] : undefined;
  return isJsonObject(own) ? own : {};
}
