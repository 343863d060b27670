import { ClientWidgetApi, type IRoomEvent, MatrixWidgetType, Widget } from "matrix-widget-api";
import type { MatrixEvent } from "../../src/core/matrix/matrix-event.ts";
import type { Setup } from "../pages/commands.ts";
import { Acknowledgements } from "./acknowledgements.ts";
import { appendFrame, widgetUrl } from "./frames.ts";
import { createMemoryClient } from "./memory-client.ts";
import type { MountedVariant } from "./mounted-variant.ts";
import { ROOM_ID, USER_ID } from "./room.ts";
import { aDriver, aWidget } from "./widget-driver.ts";

/** matrix-widget-api's host as shipped, fed by the loop over all widgets that clients write around it. */
export async function mountMwa({ widgets, capabilities, widgetOrigin }: Setup): Promise<MountedVariant> {
  const client = createMemoryClient();
  const acknowledgements = new Acknowledgements();
  const apis: ClientWidgetApi[] = [];
  const iframes: HTMLIFrameElement[] = [];

  for (let index = 0; index < widgets; index++) {
    const id = `widget-${index}`;
    const url = widgetUrl(widgetOrigin, "stock-widget", id, capabilities);
    const widget = new Widget({ id, url, type: MatrixWidgetType.Custom, creatorUserId: USER_ID });
    const iframe = appendFrame();
    const api = new ClientWidgetApi(widget, iframe, aDriver(client, aWidget(id, url)));
    api.setViewedRoomId(ROOM_ID);
    const isReady = new Promise((resolve) => api.once("ready", resolve));
    iframe.src = url;
    await isReady;
    apis.push(api);
    iframes.push(iframe);
  }

  return {
    widgets,
    offer(event) {
      for (const api of apis) {
        api.feedEvent(asRoomEvent(event)).then(acknowledgements.count, acknowledgements.count);
      }
    },
    acknowledged: (deliveries) => acknowledgements.expect(deliveries),
    async sendUrgent() {
      await apis[0]?.updateTheme({ name: "dark" });
    },
    unmount() {
      for (const api of apis) api.stop();
      for (const iframe of iframes) iframe.remove();
    },
  };
}

/** Its type wants `unsigned` and `content` mutable and with an index signature; the object is the same. */
function asRoomEvent(event: MatrixEvent): IRoomEvent {
  return event as IRoomEvent;
}
