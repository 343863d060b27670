import type { Refusal } from "./refusal.ts";

/** Refuses a widget's request; the message is what the widget is told. */
export class ActionError extends Error {
  override readonly name = "ActionError";
  /** What the app's activity log says about it. */
  readonly refusal: Refusal;

  constructor(message: string, refusal: Refusal = { reason: "action" }) {
    super(message);
    this.refusal = refusal;
  }
}
