import type { CapabilityMessages } from "./capability-messages.ts";
import type { ConsentMessages } from "./consent-messages.ts";
import type { DelayedEventMessages } from "./delayed-event-messages.ts";
import type { FrameMessages } from "./frame-messages.ts";
import type { PermissionMessages } from "./permission-messages.ts";

/**
 * Every text that this library shows or announces. Names and ids that somebody else chose come to these
 * functions cleaned, without quotation marks, and isolated from the direction of the sentence around them. Texts are shown
 * as text, never as HTML.
 */
export interface WidgetMessages extends FrameMessages {
  readonly consent: ConsentMessages;
  readonly capability: CapabilityMessages;
  readonly permission: PermissionMessages;
  readonly delayedEvent: DelayedEventMessages;
}

/** A part of the catalogue, as deep as needed; English fills the gaps. */
export type PartialWidgetMessages = PartialMessages<WidgetMessages>;

type PartialMessages<T> = {
  readonly [K in keyof T]?:
    | (T[K] extends string | ((...values: never[]) => string) ? T[K] : PartialMessages<T[K]>)
    | undefined;
};
