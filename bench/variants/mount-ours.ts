import { isPlainObject } from "../../src/core/is-plain-object.ts";
import {
  createEventRouter,
  createMessageHub,
  createWidgetSession,
  type MessageHub,
  type WidgetSession,
} from "../../src/host/index.ts";
import type { Setup } from "../pages/commands.ts";
import { Acknowledgements } from "./acknowledgements.ts";
import { appendFrame, widgetUrl } from "./frames.ts";
import { createMemoryClient } from "./memory-client.ts";
import type { MountedVariant } from "./mounted-variant.ts";
import { ROOM_ID } from "./room.ts";
import { untilReady } from "./until-ready.ts";
import { aDriver, aWidget } from "./widget-driver.ts";

/** Whole sessions over one router: an event takes the way it takes in an app, from the client to the frames. */
export async function mountOurs({ widgets, capabilities, widgetOrigin }: Setup): Promise<MountedVariant> {
  const client = createMemoryClient();
  const router = createEventRouter(client);
  const acknowledgements = new Acknowledgements();
  const hub = countingHub(createMessageHub(window), acknowledgements.count);
  const sessions: WidgetSession[] = [];
  const iframes: HTMLIFrameElement[] = [];

  for (let index = 0; index < widgets; index++) {
    const id = `widget-${index}`;
    const url = widgetUrl(widgetOrigin, "stock-widget", id, capabilities);
    const widget = aWidget(id, url);
    const iframe = appendFrame();
    const frame = { iframe, url, origin: widgetOrigin };
    const driver = aDriver(client, widget);
    const session = createWidgetSession({ widget, driver, router, roomId: ROOM_ID, frame, hub });
    session.start();
    await untilReady(session);
    sessions.push(session);
    iframes.push(iframe);
  }

  return {
    widgets,
    offer: (event) => client.emit({ kind: "timeline", event }),
    acknowledged: (deliveries) => acknowledgements.expect(deliveries),
    async sendUrgent() {
      await sessions[0]?.request("theme_change", { name: "dark" });
    },
    unmount() {
      for (const session of sessions) session.dispose();
      for (const iframe of iframes) iframe.remove();
    },
  };
}

/** Sessions tell nobody that a delivery was acknowledged, so the answers are counted once they were handled. */
function countingHub(hub: MessageHub, count: () => void): MessageHub {
  return {
    listen: (iframe, listener) =>
      hub.listen(iframe, {
        origin: listener.origin,
        onMoved: () => listener.onMoved(),
        onMessage(data) {
          listener.onMessage(data);
          if (isPlainObject(data) && data["action"] === "send_event") count();
        },
      }),
  };
}
