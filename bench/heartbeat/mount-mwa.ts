import { ClientWidgetApi, MatrixWidgetType, Widget } from "matrix-widget-api";
import { MatrixWidgetDriver } from "../../src/driver/index.ts";
import { appendFrame } from "../variants/frames.ts";
import { aWidget } from "../variants/widget-driver.ts";
import { createBenchClient } from "./bench-client.ts";
import { heartbeatUrl, WIDGET_ID } from "./heartbeat-url.ts";
import { DELAY_MS, type MountHeartbeat } from "./mounted-heartbeat.ts";
import { createWidgetLine } from "./widget-line.ts";

/** matrix-widget-api's host as shipped, over the same driver and SDK; it keeps no ledger. */
export const mountMwa: MountHeartbeat = async ({ widgetOrigin, homeserver }, outgoing) => {
  const { userId, roomId } = homeserver;
  const client = await createBenchClient(homeserver, outgoing.fetch);
  const url = heartbeatUrl(widgetOrigin);
  const driver = new MatrixWidgetDriver({
    client: client.port,
    widget: { ...aWidget(WIDGET_ID, url), roomId },
    roomId,
    consent: { decideCapabilities: async (requested) => requested, decideIdentity: () => "blocked" },
  });
  const widget = new Widget({ id: WIDGET_ID, url, type: MatrixWidgetType.Custom, creatorUserId: userId });
  const iframe = appendFrame();
  const api = new ClientWidgetApi(widget, iframe, driver);
  api.setViewedRoomId(roomId);
  const isReady = new Promise((resolve) => api.once("ready", resolve));
  iframe.src = url;
  await isReady;
  const line = createWidgetLine(iframe, widgetOrigin);
  return {
    line,
    delayId: await line.ask<string>({ kind: "schedule", delayMs: DELAY_MS }),
    unmount() {
      api.stop();
      iframe.remove();
      client.stop();
    },
  };
};
