import { WidgetError } from "../widget-error.ts";
import { parseCapability } from "./parse-capability.ts";

/** A capability of an app's own, for actions of its own. */
export interface OwnCapability {
  /** As widgets ask for it. */
  readonly name: string;
  /** What it allows, from the user's point of view and in their language, such as "Print on the office printer". */
  readonly text: string;
}

/**
 * Declares a capability of the app's own; what the app declares, widgets may ask for and users grant like any other.
 * @throws WidgetError `invalid-argument` for a name that is none in reverse domain notation, or that means something
 * already, and for an empty text.
 */
export function defineCapability({ name, text }: OwnCapability): OwnCapability {
  if (parseCapability(name).kind !== "own") {
    throw new WidgetError(
      "invalid-argument",
      `The capability ${JSON.stringify(name)} cannot be declared. Name it in reverse domain notation of a domain of yours, such as com.example.print.`,
    );
  }
  if (text.trim() === "") {
    throw new WidgetError(
      "invalid-argument",
      `The capability ${name} has no text. Say what it allows: the user is asked with these words.`,
    );
  }
  return { name, text };
}
