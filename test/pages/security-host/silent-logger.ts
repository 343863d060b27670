import { type Logger, logger } from "matrix-js-sdk/lib/logger.js";

const nothing = () => {};

/** For `createClient`: the SDK logs every request, and the tests fail on any console output. */
export const silentLogger: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => silentLogger,
};

// Rooms, events and calls log through the SDK's global logger, one of loglevel though its type does not show it; its
// children take over how it makes methods.
if ("rebuild" in logger && typeof logger.rebuild === "function") {
  Object.assign(logger, { methodFactory: () => nothing });
  logger.rebuild();
}
