import { MatrixError } from "../../core/matrix/matrix-error.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import { WidgetError } from "../../core/widget-error.ts";

/** No answer came from the homeserver; the message is what the widget is told. */
export class UnreachedError extends Error {
  override readonly name = "UnreachedError";
}

/** Whether a driver failed for want of an answer: neither the homeserver nor the driver itself refused. */
export function isUnreached(error: unknown, driver: SessionDriver): boolean {
  if (error instanceof MatrixError || error instanceof WidgetError) return false;
  try {
    // Drivers of other makers throw errors of their own, and say themselves which are the homeserver's.
    return driver.processError(error) === undefined;
  } catch {
    return true;
  }
}
