import { RequestError } from "../http/request-error.ts";
import type { ServerState } from "../state/server-state.ts";
import { waitForNews } from "../wait.ts";
import type { SyncRequest } from "./sync-request.ts";
import { buildSyncResponse } from "./sync-response.ts";

/** Answers at once when there is news, or waits for it up to the timeout; ends at once when the client goes away. */
export async function syncWhenNews(
  server: ServerState,
  request: SyncRequest,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  // A device that asks for what follows a position has what came before it.
  if (request.since !== undefined) server.toDevice.acknowledge(request.requester, request.since);
  const deadline = server.clock.now() + request.timeoutMs;
  const answersAtOnce = request.since === undefined || request.fullState;
  for (;;) {
    const { body, hasNews } = buildSyncResponse(server, request);
    const timeoutMs = deadline - server.clock.now();
    if (hasNews || answersAtOnce || timeoutMs <= 0) return body;
    await waitForNews({
      clock: server.clock,
      timeoutMs,
      signals: [signal, server.closed],
      listen: (wake) => server.stream.onNextChange(wake),
    });
    signal.throwIfAborted();
    requireSignedIn(server, request);
  }
}

function requireSignedIn(server: ServerState, { requester }: SyncRequest): void {
  if (server.closed.aborted) throw new RequestError(503, "M_UNKNOWN", "The homeserver is closed");
  if (server.devices.get(requester.userId, requester.deviceId) === undefined) {
    throw new RequestError(401, "M_UNKNOWN_TOKEN", "The device was signed out");
  }
}
