import type { Setup } from "../pages/commands.ts";
import { Acknowledgements } from "./acknowledgements.ts";
import { appendFrame, loaded, widgetUrl } from "./frames.ts";
import type { MountedVariant } from "./mounted-variant.ts";

interface Reply {
  readonly action: string;
  readonly response: object;
}

/** As little as a host of this protocol can do: post each event, take back its copy with `response`. */
export async function mountEcho({ widgets, widgetOrigin }: Setup): Promise<MountedVariant> {
  const acknowledgements = new Acknowledgements();
  const iframes = Array.from({ length: widgets }, appendFrame);
  const sources = new Set<MessageEventSource | null>();
  let onUrgentAnswer: (() => void) | undefined;
  let requests = 0;

  const onMessage = (event: MessageEvent): void => {
    if (!sources.has(event.source) || event.origin !== widgetOrigin) return;
    const reply: Reply = event.data;
    if (reply.action === "send_event") acknowledgements.count();
    else onUrgentAnswer?.();
  };
  const post = (index: number, action: string, data: object): void => {
    const requestId = String(requests++);
    const request = { api: "toWidget", requestId, widgetId: `widget-${index}`, action, data };
    iframes[index]?.contentWindow?.postMessage(request, widgetOrigin);
  };

  window.addEventListener("message", onMessage);
  for (const [index, iframe] of iframes.entries()) {
    const isLoaded = loaded(iframe);
    iframe.src = widgetUrl(widgetOrigin, "echo-widget", `widget-${index}`, 0);
    await isLoaded;
    sources.add(iframe.contentWindow);
  }

  return {
    widgets,
    offer(event) {
      for (let index = 0; index < widgets; index++) post(index, "send_event", event);
    },
    acknowledged: (deliveries) => acknowledgements.expect(deliveries),
    sendUrgent: () =>
      new Promise((resolve) => {
        onUrgentAnswer = resolve;
        post(0, "theme_change", { name: "dark" });
      }),
    unmount() {
      window.removeEventListener("message", onMessage);
      for (const iframe of iframes) iframe.remove();
    },
  };
}
