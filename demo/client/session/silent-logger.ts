import type { ICreateClientOpts } from "matrix-js-sdk";

type Logger = NonNullable<ICreateClientOpts["logger"]>;

const nothing = () => {};

/** The SDK tells the console about every request; a demo should not. */
export const silentLogger: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => silentLogger,
};
