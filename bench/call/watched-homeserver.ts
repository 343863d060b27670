import { createHomeserver, type Homeserver } from "../../src/homeserver/index.ts";

/** A restart that the homeserver carried out. */
export interface Restart {
  readonly delayId: string;
  readonly atMs: number;
}

export interface WatchedHomeserver {
  readonly homeserver: Homeserver;
  /** In order; what schedules an event counts as its first. */
  readonly restarts: readonly Restart[];
}

const RESTART_PATH = /\/delayed_events\/([^/]+)\/restart$/;

/** A homeserver that notes when it scheduled or restarted a delayed event. */
export function watchHomeserver(): WatchedHomeserver {
  const restarts: Restart[] = [];
  const homeserver = createHomeserver();

  return {
    restarts,
    homeserver: {
      ...homeserver,
      fetch: async (input, init) => {
        const response = await homeserver.fetch(input, init);
        // Only the HTTP server asks, and it gives whole requests.
        if (!(input instanceof Request)) return response;
        const { method, url: address } = input;
        const url = new URL(address);
        const atMs = Date.now();
        const restarted = method === "POST" ? RESTART_PATH.exec(url.pathname)?.[1] : undefined;
        if (response.ok && restarted !== undefined) restarts.push({ delayId: restarted, atMs });
        else if (response.ok && method === "PUT" && url.searchParams.has("org.matrix.msc4140.delay")) {
          const { delay_id: delayId } = (await response.clone().json()) as { delay_id?: string };
          if (delayId !== undefined) restarts.push({ delayId, atMs });
        }
        return response;
      },
    },
  };
}
