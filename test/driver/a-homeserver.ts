import { onTestFinished } from "vitest";
import { createHomeserver, type Homeserver, type HomeserverOptions } from "../../src/homeserver/index.ts";

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
}

export interface WatchedHomeserver extends Homeserver {
  /** What reached the homeserver, in order: ciphertext is told from clear text here. */
  readonly seen: readonly SeenRequest[];
  /** The bodies of the requests whose path contains the given part. */
  bodiesOf(pathPart: string): readonly Record<string, unknown>[];
}

export function aHomeserver(options: HomeserverOptions = {}): WatchedHomeserver {
  const seen: SeenRequest[] = [];
  const homeserver = createHomeserver({
    ...options,
    intercept: async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = await request.clone().text();
      seen.push({ method: request.method, path: decodeURIComponent(pathname), query: search, body });
      return options.intercept?.(request);
    },
  });
  onTestFinished(() => homeserver.close());
  return {
    ...homeserver,
    seen,
    bodiesOf: (pathPart) =>
      seen
        .filter(({ path }) => path.includes(pathPart))
        .map(({ body }) => JSON.parse(body === "" ? "{}" : body) as Record<string, unknown>),
  };
}
