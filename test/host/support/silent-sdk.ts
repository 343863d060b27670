import { type Logger, logger } from "matrix-js-sdk/lib/logger.js";

const nothing = () => {};

/** For `createClient`: the SDK logs every request, and console output fails a test. */
export const silentLogger: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => silentLogger,
};

// Rooms and events log through the SDK's global logger, one of loglevel though its type does not show it.
if ("rebuild" in logger && typeof logger.rebuild === "function") {
  Object.assign(logger, { methodFactory: () => nothing });
  logger.rebuild();
}
