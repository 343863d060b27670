import { RequestError } from "../http/request-error.ts";
import type { ServerState } from "../state/server-state.ts";
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
    const leftMs = deadline - server.clock.now();
    if (hasNews || answersAtOnce || leftMs <= 0) return body;
    await nextChange(server, signal, leftMs);
    signal.throwIfAborted();
    if (server.closed.aborted) throw new RequestError(503, "M_UNKNOWN", "The homeserver is closed");
    if (server.devices.get(request.requester.userId, request.requester.deviceId) === undefined) {
      throw new RequestError(401, "M_UNKNOWN_TOKEN", "The device was signed out");
    }
  }
}

/** Resolves at the next change, after a time, or when nobody waits any more; whichever is first. */
function nextChange(server: ServerState, signal: AbortSignal, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      stopListening();
      server.clock.clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      server.closed.removeEventListener("abort", finish);
      resolve();
    };
    const stopListening = server.stream.onNextChange(finish);
    const timer = server.clock.setTimeout(finish, timeoutMs);
    signal.addEventListener("abort", finish);
    server.closed.addEventListener("abort", finish);
  });
}
