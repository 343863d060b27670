import { WidgetApi } from "matrix-widget-api";
import * as extensions from "../../../src/widget/index.ts";
import { openLink } from "../link.ts";
import { outcomeOf } from "../outcome.ts";
import type { PuppetOptions } from "./puppet-options.ts";

/** What the host may tell a widget; the library itself refuses what nobody handles. */
const told = [
  "send_event",
  "send_to_device",
  "update_state",
  "update_turn_servers",
  "theme_change",
  "language_change",
  "widget_config",
  "button_clicked",
  "close_modal",
  "im.vector.hangup",
];

const parameters = new URLSearchParams(location.search);
const options = JSON.parse(parameters.get("puppet") ?? "{}") as PuppetOptions;

/** The real widget side of matrix-widget-api, on strings. */
export interface PuppetScope {
  readonly api: WidgetApi;
  /** This library's own, for widgets. */
  readonly extensions: typeof extensions;
  readonly outcomeOf: typeof outcomeOf;
  isSilent: boolean;
}

const scope: PuppetScope = {
  api: new WidgetApi(parameters.get("widgetId"), new URL(parameters.get("parentUrl") ?? "").origin),
  extensions,
  outcomeOf,
  isSilent: options.isSilent ?? false,
};
const { api } = scope;

api.requestCapabilities([...(options.capabilities ?? [])]);
for (const action of told) {
  api.on(`action:${action}`, (event: CustomEvent) => {
    event.preventDefault();
    if (!scope.isSilent) api.transport.reply(event.detail, {});
  });
}
if (options.versions !== undefined) {
  api.on("action:supported_api_versions", (event: CustomEvent) => {
    event.preventDefault();
    api.transport.reply(event.detail, { supported_versions: [...(options.versions ?? [])] });
  });
}

openLink(scope);
api.start();
if (options.saysContentLoaded) void api.sendContentLoaded();
