import type { OpenIDRequestState } from "matrix-widget-api";
import type { ToDeviceReceipt } from "../core/session/session-driver.ts";

// matrix-widget-api's enum takes no string literals, and its values would cost a run-time import.
export const openIdState = {
  allowed: "allowed" as OpenIDRequestState.Allowed,
  blocked: "blocked" as OpenIDRequestState.Blocked,
  pending: "request" as OpenIDRequestState.PendingUserConfirmation,
};

/** A receipt for a session, and the void that matrix-widget-api's contract declares. */
// biome-ignore lint/suspicious/noConfusingVoidType: only an intersection satisfies both contracts.
export type ToDeviceOutcome = ToDeviceReceipt & void;
