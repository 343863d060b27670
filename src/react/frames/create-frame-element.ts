import type { DeviceFeature } from "../../core/permission/permission.ts";
import { allowAttribute, type FramePolicy, sandboxAttribute } from "./frame-policy.ts";
import { addFrame } from "./inert-frames.ts";

/**
 * Creates a widget's iframe, without `src`: nothing is loaded before its session listens. It carries no id or name,
 * which would become properties of the page's window.
 */
export function createFrameElement(
  document: Document,
  title: string,
  policy: FramePolicy,
  devices: readonly DeviceFeature[],
): HTMLIFrameElement {
  const iframe = document.createElement("iframe");
  iframe.dataset["mw"] = "iframe";
  iframe.title = title;
  iframe.setAttribute("sandbox", sandboxAttribute(policy));
  iframe.allow = allowAttribute(policy, devices);
  iframe.referrerPolicy = "no-referrer";
  // Inline, so that a frame fills its slot without our stylesheet too.
  Object.assign(iframe.style, { display: "block", inlineSize: "100%", blockSize: "100%", border: "0" });
  addFrame(iframe);
  return iframe;
}
