import { onTestFinished } from "vitest";

/** An iframe in the test's page, gone after the test. */
export function aFrame(): HTMLIFrameElement {
  const iframe = document.createElement("iframe");
  iframe.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups");
  document.body.append(iframe);
  onTestFinished(() => iframe.remove());
  return iframe;
}
