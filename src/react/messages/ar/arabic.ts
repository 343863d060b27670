import type { WidgetMessages } from "../widget-messages.ts";
import { arabicCapabilities } from "./capabilities.ts";
import { arabicConsent } from "./consent.ts";
import { arabicDelayedEvents } from "./delayed-events.ts";
import { arabicFrame } from "./frame.ts";
import { arabicPermissions } from "./permissions.ts";

/** Everything in Arabic. The direction is the app's to set: `dir="rtl"` on the page. */
export const arabic: WidgetMessages = {
  ...arabicFrame,
  consent: arabicConsent,
  capability: arabicCapabilities,
  permission: arabicPermissions,
  delayedEvent: arabicDelayedEvents,
};
