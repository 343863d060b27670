import { appendFrame, loaded } from "../../variants/frames.ts";

/** The probe has the question before the page is busy, and looks at the clock meanwhile. */
const ASKED_MS = 30;
const PROBE_DELAY_MS = 80;
const BUSY_MS = 250;

/** Whether frames of an origin share this page's main thread: whether they stand still while it is busy. */
export async function sharesProcess(widgetOrigin: string): Promise<boolean> {
  const iframe = appendFrame();
  const isLoaded = loaded(iframe);
  iframe.src = new URL("/process-probe/", widgetOrigin).href;
  await isLoaded;
  const answered = new Promise<number>((resolve) => {
    const onMessage = (event: MessageEvent): void => {
      if (event.source !== iframe.contentWindow || event.origin !== widgetOrigin) return;
      window.removeEventListener("message", onMessage);
      resolve(event.data);
    };
    window.addEventListener("message", onMessage);
  });
  iframe.contentWindow?.postMessage(PROBE_DELAY_MS, widgetOrigin);
  await new Promise((resolve) => setTimeout(resolve, ASKED_MS));
  const busyUntil = Date.now() + BUSY_MS;
  spin(BUSY_MS);
  const answeredAt = await answered;
  iframe.remove();
  return answeredAt >= busyUntil - 1;
}

/** Keeps the main thread busy. */
export function spin(durationMs: number): void {
  const end = performance.now() + durationMs;
  while (performance.now() < end);
}
