import { type MatrixClient, Method } from "matrix-js-sdk";
import { requirePathParts } from "./path-parts.ts";

/** `PUT`s an object, past the SDK's own queues. The parts of the path are encoded one by one. */
export function putJson<Answer>(
  client: MatrixClient,
  path: readonly string[],
  body: Readonly<Record<string, unknown>>,
  options: { readonly query?: Record<string, number>; readonly prefix?: string } = {},
): Promise<Answer> {
  const { query = {}, prefix } = options;
  // As text: the SDK tells JSON from other bodies by the object's constructor, which is a key a widget may set.
  return client.http.authedRequest<Answer>(Method.Put, encodePath(path), query, JSON.stringify(body), {
    headers: { "Content-Type": "application/json" },
    ...(prefix !== undefined && { prefix }),
  });
}

export function encodePath(parts: readonly string[]): string {
  requirePathParts(...parts);
  return parts.map((part) => `/${encodeURIComponent(part)}`).join("");
}
