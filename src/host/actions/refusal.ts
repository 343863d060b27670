import type { SessionLimit } from "../../core/session/session-limits.ts";

/** Why the host refused a request without asking anybody. */
export type Refusal =
  /** There is no such action, or it is not offered to this widget. */
  | { readonly reason: "unknown-action" }
  /** Nothing has been granted yet. */
  | { readonly reason: "not-ready" }
  /** The data, or this field of it, is not what the action takes. */
  | { readonly reason: "data"; readonly field?: string | undefined }
  /** It was not granted, or not for that. */
  | { readonly reason: "capability"; readonly capability?: string | undefined }
  /** The room is closed to the widget. */
  | { readonly reason: "room" }
  | { readonly reason: "limit"; readonly limit: SessionLimit }
  /** The action itself says no. */
  | { readonly reason: "action" };
