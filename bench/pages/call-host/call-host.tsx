import { ClientEvent, createClient, SyncState } from "matrix-js-sdk";
import { createRoot } from "react-dom/client";
import { silenceSdk } from "../../../demo/shared/silence-sdk.ts";
import {
  type DelayedEventEntry,
  elementCall,
  useDelayedEvents,
  useWidgetSession,
  WidgetFrame,
  WidgetProvider,
} from "../../../src/index.ts";
import { createMatrixJsSdkPort } from "../../../src/matrix-js-sdk/index.ts";
import { WIDGET_ID } from "../call-timings.ts";
import { badNetwork, type SentRequest } from "./bad-network.ts";
import type { CallReport, CallSetup } from "./call-report.ts";

// An app with one call, over a network on which requests fail.
silenceSdk();
const setup = JSON.parse(new URLSearchParams(location.search).get("setup") ?? "{}") as CallSetup;
const { roomId, widgetOrigin, homeserverUrl, userId, deviceId, accessToken } = setup;
const requests: SentRequest[] = [];
let isBad = false;
const fetchBadly = badNetwork({ ...setup, onDone: (request) => requests.push(request) });
const client = createClient({
  baseUrl: homeserverUrl,
  userId,
  deviceId,
  accessToken,
  // The page starts on a good network: it is the call that is put to the test.
  fetchFn: (input, init) => (isBad ? fetchBadly(input, init) : fetch(input, init)),
});
const synced = new Promise<void>((resolve) => {
  client.on(ClientEvent.Sync, (state) => state === SyncState.Prepared && resolve());
});
await client.startClient();
await synced;
isBad = true;

const target = { roomId, widgetId: WIDGET_ID };
const policy = elementCall({ origin: widgetOrigin, kinds: ["room"] });
let entries: readonly DelayedEventEntry[] = [];
let hangUp: () => Promise<unknown> = async () => undefined;

function Call() {
  entries = useDelayedEvents().events;
  const { request } = useWidgetSession(target);
  hangUp = () => request("im.vector.hangup", {}, { timeoutMs: 30_000 });
  return <WidgetFrame {...target} />;
}

const root = document.createElement("div");
document.body.append(root);
createRoot(root).render(
  <WidgetProvider client={createMatrixJsSdkPort(client)} policy={policy} viewedRoomId={roomId}>
    <Call />
  </WidgetProvider>,
);

setTimeout(async () => {
  const hungUpAtMs = Date.now();
  const answer = await hangUp().catch(String);
  const report: CallReport = { requests, hungUpAtMs, hangUp: answer, entries };
  await fetch("/", { method: "POST", body: JSON.stringify(report) });
}, setup.durationMs);
