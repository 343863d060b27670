import { type Logger, logger } from "matrix-js-sdk/lib/logger.js";

const nothing = () => {};

/** The SDK logs every request by default, and console output fails a test. */
export const silentLogger: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => silentLogger,
};

/** Parts of the SDK log past the logger they are given. */
export function silenceRootLogger(): void {
  Object.assign(logger, silentLogger);
}
