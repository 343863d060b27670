import { logger } from "matrix-js-sdk/lib/logger.js";

/**
 * Stops matrix-js-sdk from telling the console about every request and event. A client can be given a logger, but parts
 * of the SDK write to this global one. Call it before the first client is created: later loggers take after this one.
 */
export function silenceSdk(): void {
  // It is a loglevel logger, which its type does not say; the SDK has no other way to turn it off.
  Object.assign(logger, { methodFactory: () => () => {} });
  if ("rebuild" in logger && typeof logger.rebuild === "function") logger.rebuild();
}
