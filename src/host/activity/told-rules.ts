import type { ActivityRule } from "./activity-rule.ts";
import { pick, shownEvent, shownEvents } from "./shown-event.ts";

type Told = ActivityRule<Readonly<Record<string, unknown>>>;

/**
 * What may be shown of what the host tells widgets, beside the action's name. Credentials for identity and TURN are not
 * here, nor is what the app itself sends.
 */
export const TOLD_RULES: ReadonlyMap<string, Told> = new Map<string, Told>([
  ["send_event", { data: shownEvent }],
  [
    "update_state",
    {
      facts: ({ state }) => (Array.isArray(state) ? { count: state.length } : {}),
      data: ({ state }) => ({ state: shownEvents(state) }),
    },
  ],
  ["send_to_device", { data: (data) => pick(data, ["type", "sender", "encrypted"]) }],
  ["capabilities", { response: (response) => pick(response, ["capabilities"]) }],
  ["supported_api_versions", { response: (response) => pick(response, ["supported_versions"]) }],
  ["notify_capabilities", { data: (data) => pick(data, ["requested", "approved"]) }],
  ["visibility", { facts: ({ visible }) => (typeof visible === "boolean" ? { value: visible } : {}) }],
  ["theme_change", { data: (data) => pick(data, ["name"]) }],
  ["language_change", { data: (data) => pick(data, ["lang"]) }],
  ["button_clicked", { data: (data) => pick(data, ["id"]) }],
]);
