import type { BenchHomeserver } from "../pages/heartbeat-commands.ts";
import { appendFrame, loaded } from "../variants/frames.ts";
import { fetchRestart } from "./fetch-restart.ts";
import { heartbeatUrl } from "./heartbeat-url.ts";
import { DELAY_MS, type MountHeartbeat } from "./mounted-heartbeat.ts";
import { createWidgetLine } from "./widget-line.ts";

/** As little as a host can do: it looks who speaks, asks the homeserver at once, and sends the answer back. */
export const mountBare: MountHeartbeat = async ({ widgetOrigin, homeserver }, outgoing) => {
  const iframe = appendFrame();
  const onMessage = async ({ source, origin, data }: MessageEvent): Promise<void> => {
    if (source !== iframe.contentWindow || origin !== widgetOrigin) return;
    if (data.action !== "org.matrix.msc4157.update_delayed_event") return;
    await fetchRestart(homeserver, data.data.delay_id, outgoing.fetch);
    iframe.contentWindow?.postMessage({ ...data, response: {} }, widgetOrigin);
  };
  window.addEventListener("message", onMessage);
  const isLoaded = loaded(iframe);
  iframe.src = heartbeatUrl(widgetOrigin);
  await isLoaded;
  return {
    line: createWidgetLine(iframe, widgetOrigin),
    delayId: await schedule(homeserver),
    unmount() {
      window.removeEventListener("message", onMessage);
      iframe.remove();
    },
  };
};

async function schedule({ url, roomId, accessToken }: BenchHomeserver): Promise<string> {
  const path = `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/state/org.matrix.msc3401.call.member/bench`;
  const response = await fetch(`${url}${path}?org.matrix.msc4140.delay=${DELAY_MS}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: "{}",
  });
  return (await response.json()).delay_id;
}
