import type { BenchHomeserver } from "../pages/heartbeat-commands.ts";

const PREFIX = "/_matrix/client/unstable/org.matrix.msc4140/delayed_events";

/** Restarts by a bare `fetch`: the request that every variant makes in the end. */
export async function fetchRestart(
  { url, accessToken }: BenchHomeserver,
  delayId: string,
  send: typeof fetch,
): Promise<void> {
  const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
  const path = `${PREFIX}/${encodeURIComponent(delayId)}/restart`;
  const response = await send(url + path, { method: "POST", headers, body: "{}" });
  if (!response.ok) throw new Error(`The homeserver answered ${response.status}`);
  await response.json();
}
