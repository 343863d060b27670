import type { Homeserver } from "../../src/homeserver/create-homeserver.ts";

/** Asks the homeserver directly, without a network. Throws what it answers, if that is an error. */
export type MatrixRequest = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

export function createMatrixRequest(homeserver: Homeserver, accessToken?: string): MatrixRequest {
  return async (method, path, body) => {
    const headers = new Headers({ "content-type": "application/json" });
    if (accessToken !== undefined) headers.set("authorization", `Bearer ${accessToken}`);
    const response = await homeserver.fetch(
      new Request(`http://homeserver/_matrix/client/v3${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    // The homeserver's answers are objects, also its errors.
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${answer["error"]}`);
    return answer;
  };
}
