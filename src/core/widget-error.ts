/** Why a call of this library failed; stable, for programs. */
export type WidgetErrorCode =
  | "aborted"
  | "invalid-argument"
  | "missing-provider"
  | "not-ready"
  | "no-answer"
  | "refused-by-widget"
  | "session-ended"
  | "unsupported";

/** An error of this library: its `message` says what happened, why, and what to do. */
export class WidgetError extends Error {
  override readonly name = "WidgetError";
  readonly code: WidgetErrorCode;

  constructor(code: WidgetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
