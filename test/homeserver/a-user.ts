import type { Homeserver, UserRegistration } from "../../src/homeserver/index.ts";

export const ORIGIN = "http://hs.localhost";

export interface Answer {
  readonly status: number;
  // Answers are compared with toEqual and toMatchObject; their shape is what is tested.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
  readonly headers: Headers;
}

/** A registered user who talks to the homeserver with plain requests. */
export interface RawUser {
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
  /** `path` follows `/_matrix/client/v3`, or is a whole path from `/_matrix`. */
  request(method: string, path: string, body?: unknown, init?: RequestInit): Promise<Answer>;
  get(path: string): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
}

export function aUser(
  homeserver: Homeserver,
  localpart: string,
  registration: Partial<UserRegistration> = {},
): RawUser {
  return asDevice(homeserver, homeserver.registerUser({ localpart, ...registration }));
}

/** Another signed-in device, such as of `homeserver.login`. */
export function asDevice(
  homeserver: Homeserver,
  device: { readonly userId: string; readonly deviceId: string; readonly accessToken: string },
): RawUser {
  const request = (method: string, path: string, body?: unknown, init: RequestInit = {}) =>
    rawRequest(homeserver, method, path, {
      ...init,
      headers: { Authorization: `Bearer ${device.accessToken}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    ...device,
    request,
    get: (path) => request("GET", path),
    put: (path, body) => request("PUT", path, body),
    post: (path, body = {}) => request("POST", path, body),
  };
}

/** A request as it stands, without a token unless given. */
export async function rawRequest(
  homeserver: Homeserver,
  method: string,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  const url = `${ORIGIN}${path.startsWith("/_matrix") ? path : `/_matrix/client/v3${path}`}`;
  const response = await homeserver.fetch(new Request(url, { ...init, method }));
  const text = await response.text();
  return {
    status: response.status,
    body: text === "" ? undefined : JSON.parse(text),
    headers: response.headers,
  };
}
