import type { EndedBy, RiskReason } from "./delayed-event-entry.ts";

/** What may happen to a delayed event. Times are this machine's, in milliseconds since 1970, unless said otherwise. */
export type DelayedEventChange = { readonly atMs: number } & (
  | { readonly kind: "restart-left" }
  /** `isAssisted`: the host did it in the widget's place. */
  | { readonly kind: "restart-confirmed"; readonly leftAtMs: number; readonly isAssisted: boolean }
  | { readonly kind: "restart-failed"; readonly leftAtMs: number; readonly reason: RiskReason }
  /** It was sent as asked for, by a request that left then. */
  | { readonly kind: "sent"; readonly by: EndedBy; readonly leftAtMs: number }
  /** It was cancelled as asked for. */
  | { readonly kind: "cancelled"; readonly by: EndedBy }
  /** The homeserver was asked to send it and would not. */
  | { readonly kind: "send-refused" }
  /** The homeserver says that it is not, or no longer, scheduled. */
  | { readonly kind: "gone"; readonly isOverridden: boolean }
  /** The homeserver lists it, with this time by its own clock if it says one. */
  | { readonly kind: "listed"; readonly serverDueAtMs: number | undefined }
  /** It came as an event, with its id. */
  | { readonly kind: "arrived" }
);
