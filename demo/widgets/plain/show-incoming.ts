import type {
  ILanguageChangeActionRequest,
  INotifyCapabilitiesActionRequest,
  IVisibilityActionRequest,
  IWidgetApiRequest,
  WidgetApi,
} from "matrix-widget-api";
import { findPart } from "../shared/find-part.ts";
import { followTheme } from "../shared/follow-theme.ts";
import type { WidgetParameters } from "../shared/read-parameters.ts";
import { log } from "./log.ts";

const logged = ["send_event", "update_state", "send_to_device"];

/** Shows what the client sends by itself: events, state, messages to the device, and how it looks. */
export function showIncoming(api: WidgetApi, parameters: WidgetParameters): void {
  const theme = findPart("theme", HTMLElement);
  const language = findPart("language", HTMLElement);
  const visible = findPart("visible", HTMLElement);

  followTheme(api, parameters.theme, (name) => {
    theme.textContent = name;
  });
  if (parameters.language !== "") language.textContent = parameters.language;
  api.on("action:language_change", (event: CustomEvent<ILanguageChangeActionRequest>) => {
    event.preventDefault();
    language.textContent = event.detail.data.lang;
    api.transport.reply(event.detail, {});
  });
  api.on("action:visibility", (event: CustomEvent<IVisibilityActionRequest>) => {
    event.preventDefault();
    visible.textContent = event.detail.data.visible ? "yes" : "no";
    api.transport.reply(event.detail, {});
  });
  // The library acknowledges this one itself.
  api.on("action:notify_capabilities", (event: CustomEvent<INotifyCapabilitiesActionRequest>) => {
    const { requested, approved } = event.detail.data;
    const granted = requested.filter((capability) => approved.includes(capability));
    log({ kind: "incoming", title: "notify_capabilities", value: granted });
  });
  for (const action of logged) {
    api.on(`action:${action}`, (event: CustomEvent<IWidgetApiRequest>) => {
      event.preventDefault();
      log({ kind: "incoming", title: action, value: event.detail.data });
      api.transport.reply(event.detail, {});
    });
  }
}
