import type { ITurnServer } from "matrix-widget-api";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import { MatrixError } from "../core/matrix/matrix-error.ts";
import { sleepUntil } from "./sleep-until.ts";

/** New credentials are fetched this long before the old ones expire, or after nine tenths of a shorter life. */
const LONGEST_MARGIN_MS = 5 * 60_000;
const RETRY_MS = 30_000;

interface Lease {
  readonly servers: ITurnServer;
  readonly renewAtMs: number;
  readonly expiresAtMs: number;
}

/**
 * Yields the homeserver's TURN servers, and new credentials well before the old ones expire (MSC3846). Ends at once
 * where the homeserver has none; an empty list of URIs says that it has none any more. `return()` stops it at any
 * time, also while it waits.
 */
export function watchTurnServers(client: MatrixClientPort): AsyncGenerator<ITurnServer, undefined> {
  const stop = new AbortController();
  const servers = renewedServers(client, stop.signal);
  const finish = servers.return.bind(servers);
  // A generator that waits takes `return()` only when the wait is over, perhaps in a day: this ends the wait.
  servers.return = (value) => {
    stop.abort();
    return finish(value);
  };
  return servers;
}

async function* renewedServers(
  client: MatrixClientPort,
  stopped: AbortSignal,
): AsyncGenerator<ITurnServer, undefined> {
  let lease = await acquire(client);
  if (lease === undefined) return undefined;
  let isNews = true;
  while (!stopped.aborted) {
    if (isNews) yield lease.servers;
    await sleepUntil(lease.renewAtMs, stopped);
    if (stopped.aborted) break;
    const renewed = await renew(client, lease, stopped);
    isNews = lease.servers.uris.length > 0 || renewed.servers.uris.length > 0;
    lease = renewed;
  }
  return undefined;
}

async function acquire(client: MatrixClientPort): Promise<Lease | undefined> {
  const askedAtMs = Date.now();
  const credentials = await client.getTurnServers();
  if (credentials === undefined) return undefined;
  const { uris, username, password, ttlSeconds } = credentials;
  const lifeMs = Math.max(ttlSeconds * 1000, RETRY_MS);
  return {
    servers: { uris: [...uris], username, password },
    renewAtMs: askedAtMs + lifeMs - Math.min(lifeMs / 10, LONGEST_MARGIN_MS),
    expiresAtMs: askedAtMs + lifeMs,
  };
}

/** Tries until there are new credentials or the old ones have expired. */
async function renew(client: MatrixClientPort, old: Lease, stopped: AbortSignal): Promise<Lease> {
  while (!stopped.aborted) {
    try {
      return (await acquire(client)) ?? noServers();
    } catch (error) {
      if (Date.now() >= old.expiresAtMs) break;
      const waitMs = (error instanceof MatrixError && error.retryAfterMs) || RETRY_MS;
      await sleepUntil(Math.min(Date.now() + waitMs, old.expiresAtMs), stopped);
    }
  }
  return noServers();
}

function noServers(): Lease {
  const retryAtMs = Date.now() + RETRY_MS;
  return {
    servers: { uris: [], username: "", password: "" },
    renewAtMs: retryAtMs,
    expiresAtMs: retryAtMs,
  };
}
