/** Refuses a widget's request; the message is what the widget is told. */
export class ActionError extends Error {
  override readonly name = "ActionError";
}
