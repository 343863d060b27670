import { WidgetApi } from "matrix-widget-api";

/** A real widget that tells its host which document it is, and sends what it is told to send. */
const parameters = new URLSearchParams(location.search);
const parentUrl = parameters.get("parentUrl") ?? "";
const documentId = crypto.randomUUID();
const note = document.querySelector<HTMLInputElement>("#note");

const api = new WidgetApi(parameters.get("widgetId"), new URL(parentUrl).origin);
api.requestCapabilities(JSON.parse(parameters.get("capabilities") ?? "[]"));

/** Chromium's way to ask what the embedding page delegated. */
function allowsFeature(feature: string): unknown {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature(feature);
}

let isVisible: unknown;
let closedModal: unknown;
let theme: unknown;

type Answer = Record<string, unknown>;

function on(action: string, answer: (data: Record<string, unknown>) => Answer | Promise<Answer>): void {
  api.on(`action:${action}`, async (event: CustomEvent) => {
    event.preventDefault();
    api.transport.reply(event.detail, await answer(event.detail.data));
  });
}

on("test.who", () => ({
  documentId,
  note: note?.value,
  scroll: document.documentElement.scrollTop,
  url: location.href,
  referrer: document.referrer,
  isVisible,
  closedModal,
  theme,
  hasFocus: document.hasFocus(),
}));
on("test.write", ({ text }) => {
  if (note) note.value = String(text);
  document.documentElement.scrollTop = 40;
  return {};
});
on("test.focus", () => {
  note?.focus();
  return {};
});
on("test.leave", ({ url }) => {
  setTimeout(() => location.assign(String(url)));
  return {};
});
on("test.features", () => ({
  camera: allowsFeature("camera"),
  microphone: allowsFeature("microphone"),
}));
on("test.navigate-top", () => {
  try {
    if (window.top) window.top.location.href = "about:blank#captured";
    return { outcome: "navigated" };
  } catch (error) {
    return { outcome: error instanceof Error ? error.name : "unknown" };
  }
});
on("test.send", async ({ action, data }) => {
  try {
    return { reply: await api.transport.send(String(action), data as Record<string, unknown>) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
});
on("visibility", (data) => {
  isVisible = data["visible"];
  return {};
});
on("theme_change", (data) => {
  theme = data["name"];
  return {};
});
on("close_modal", (data) => {
  closedModal = data;
  return {};
});
on("im.vector.hangup", () => ({ hungUp: true }));

api.start();
