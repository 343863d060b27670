import type { WidgetMessages } from "../widget-messages.ts";
import { germanCapabilities } from "./capabilities.ts";
import { germanConsent } from "./consent.ts";
import { germanDelayedEvents } from "./delayed-events.ts";
import { germanFrame } from "./frame.ts";
import { germanPermissions } from "./permissions.ts";

/** Everything in German, with the formal "Sie". */
export const german: WidgetMessages = {
  ...germanFrame,
  consent: germanConsent,
  capability: germanCapabilities,
  permission: germanPermissions,
  delayedEvent: germanDelayedEvents,
};
