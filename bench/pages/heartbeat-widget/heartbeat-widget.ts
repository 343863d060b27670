import { WidgetApi } from "matrix-widget-api";
import type { HeartbeatOrder } from "../../heartbeat/heartbeat-order.ts";

const parameters = new URLSearchParams(location.search);
const widgetId = parameters.get("widgetId") ?? "";
const hostOrigin = parameters.get("hostOrigin") ?? "";
const member = "org.matrix.msc3401.call.member";

const api = new WidgetApi(widgetId, hostOrigin);
api.requestCapabilityToSendState(member, "bench");
api.requestCapability("org.matrix.msc4157.send.delayed_event");
api.requestCapability("org.matrix.msc4157.update_delayed_event");
api.start();

// What the bench asks for comes over a port of its own, so that the hosts have nothing to do with it.
window.addEventListener("message", ({ source, origin, data, ports: [port] }) => {
  if (source !== window.parent || origin !== hostOrigin || data !== "bench" || port === undefined) return;
  port.onmessage = async ({ data: order }: MessageEvent<HeartbeatOrder>) => {
    port.postMessage(await obey(order));
  };
});

async function obey(order: HeartbeatOrder): Promise<unknown> {
  switch (order.kind) {
    case "tell the time":
      return performance.now();
    case "schedule":
      return (await api.sendStateEvent(member, "bench", {}, undefined, order.delayMs)).delay_id;
    case "restart":
      return restart(order.delayId, order.times);
  }
}

/** Restarts one after the other, as stock widgets do on the wire; resolves to when each was posted. */
async function restart(delayId: string, times: number): Promise<readonly number[]> {
  const postedAt: number[] = [];
  for (let time = 0; time < times; time++) {
    const requestId = `bench-${time}`;
    const answered = answerTo(requestId);
    const request = {
      api: "fromWidget",
      requestId,
      widgetId,
      action: "org.matrix.msc4157.update_delayed_event",
      data: { delay_id: delayId, action: "restart" },
    };
    postedAt.push(performance.now());
    window.parent.postMessage(request, hostOrigin);
    await answered;
  }
  return postedAt;
}

function answerTo(requestId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const onMessage = ({ source, origin, data }: MessageEvent): void => {
      if (source !== window.parent || origin !== hostOrigin || data.requestId !== requestId) return;
      window.removeEventListener("message", onMessage);
      if (data.response?.error) reject(new Error(JSON.stringify(data.response.error)));
      else resolve();
    };
    window.addEventListener("message", onMessage);
  });
}
