import { MatrixWidgetDriver } from "../../src/driver/index.ts";
import { createEventRouter, createMessageHub, createWidgetSession } from "../../src/host/index.ts";
import { createDelayedEventStore } from "../../src/store/delayed-events/delayed-event-store.ts";
import { appendFrame } from "../variants/frames.ts";
import { untilReady } from "../variants/until-ready.ts";
import { aWidget } from "../variants/widget-driver.ts";
import { createBenchClient } from "./bench-client.ts";
import { heartbeatUrl, WIDGET_ID } from "./heartbeat-url.ts";
import { DELAY_MS, type MountHeartbeat } from "./mounted-heartbeat.ts";
import { createWidgetLine } from "./widget-line.ts";

/** All that an app has: a session, its driver, the ledger that is kept in `localStorage`, and matrix-js-sdk. */
export const mountOurs: MountHeartbeat = async ({ widgetOrigin, homeserver }, outgoing) => {
  const { userId, roomId } = homeserver;
  const client = await createBenchClient(homeserver, outgoing.fetch);
  const ledger = createDelayedEventStore({ userId, storage: localStorage });
  const disconnect = ledger.connect(client.port);

  const url = heartbeatUrl(widgetOrigin);
  const widget = { ...aWidget(WIDGET_ID, url), roomId };
  const driver = new MatrixWidgetDriver({
    client: client.port,
    widget,
    roomId,
    consent: { decideCapabilities: async (requested) => requested, decideIdentity: () => "blocked" },
    delayedEvents: ledger.ledgerFor({ identity: "bench", name: "Bench", session: "one" }, client.port),
  });
  const iframe = appendFrame();
  const session = createWidgetSession({
    widget,
    driver,
    router: createEventRouter(client.port),
    roomId,
    frame: { iframe, url, origin: widgetOrigin },
    hub: createMessageHub(window),
  });
  session.start();
  await untilReady(session);
  const line = createWidgetLine(iframe, widgetOrigin);
  return {
    line,
    delayId: await line.ask<string>({ kind: "schedule", delayMs: DELAY_MS }),
    unmount() {
      session.dispose();
      iframe.remove();
      disconnect();
      ledger.clear();
      client.stop();
    },
  };
};
