import type { Homeserver } from "../../src/homeserver/index.ts";

/** Asks the homeserver as one user, without a network. Throws what it answers, if that is an error. */
export type MatrixRequest = (method: string, path: string, body: object) => Promise<Record<string, unknown>>;

export function createMatrixRequest(homeserver: Homeserver, accessToken: string): MatrixRequest {
  const headers = { "content-type": "application/json", authorization: `Bearer ${accessToken}` };
  return async (method, path, body) => {
    const url = `http://localhost/_matrix/client/v3${path}`;
    const response = await homeserver.fetch(url, { method, headers, body: JSON.stringify(body) });
    // The homeserver's answers are objects, also its errors.
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${answer["error"]}`);
    return answer;
  };
}
