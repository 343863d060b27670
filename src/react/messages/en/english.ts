import type { WidgetMessages } from "../widget-messages.ts";
import { englishCapabilities } from "./capabilities.ts";
import { englishConsent } from "./consent.ts";
import { englishDelayedEvents } from "./delayed-events.ts";
import { englishFrame } from "./frame.ts";
import { englishPermissions } from "./permissions.ts";

/** Everything in English; what an app leaves out of its own catalogue comes from here. */
export const english: WidgetMessages = {
  ...englishFrame,
  consent: englishConsent,
  capability: englishCapabilities,
  permission: englishPermissions,
  delayedEvent: englishDelayedEvents,
};
