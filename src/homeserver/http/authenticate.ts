import type { HonoRequest } from "hono";
import type { Requester } from "../state/devices.ts";
import type { ServerState } from "../state/server-state.ts";
import { forbidden, RequestError } from "./request-error.ts";

/** Whose access token the request carries, in the `Authorization` header or the old query parameter. */
export function authenticate(request: HonoRequest, server: ServerState): Requester {
  const requester = findRequester(request, server);
  if (requester === undefined) throw new RequestError(401, "M_MISSING_TOKEN", "Missing access token");
  return requester;
}

/** For endpoints that need no token; one that is shown has to be right all the same. */
export function findRequester(request: HonoRequest, server: ServerState): Requester | undefined {
  const token = readToken(request);
  if (token === undefined) return undefined;
  const device = server.devices.findByToken(token);
  if (device === undefined) throw new RequestError(401, "M_UNKNOWN_TOKEN", "Unrecognised access token");
  return { userId: device.userId, deviceId: device.deviceId };
}

/** For endpoints below `/user/{userId}/`: nobody acts on another user's behalf. */
export function authenticateAs(userId: string, request: HonoRequest, server: ServerState): Requester {
  const requester = authenticate(request, server);
  if (requester.userId !== userId) throw forbidden(`This belongs to ${userId}, not to you`);
  return requester;
}

function readToken(request: HonoRequest): string | undefined {
  const header = /^Bearer (\S+)$/.exec(request.header("Authorization") ?? "");
  return header?.[1] ?? request.query("access_token");
}
