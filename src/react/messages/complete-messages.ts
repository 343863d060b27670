import { english } from "./en/english.ts";
import type { PartialWidgetMessages, WidgetMessages } from "./widget-messages.ts";

/** Fills the gaps of an app's catalogue with English. */
export function completeMessages(own: PartialWidgetMessages | undefined): WidgetMessages {
  // The result has every key of `english` with a value of the same kind; TypeScript cannot follow the walk.
  return own ? (fill(english, own) as WidgetMessages) : english;
}

function fill(complete: object, own: object): object {
  const given = new Map<string, unknown>(Object.entries(own));
  return Object.fromEntries(
    Object.entries(complete).map(([key, value]: [string, unknown]) => {
      const mine = given.get(key);
      if (mine === undefined) return [key, value];
      return [key, isCatalogue(value) && isCatalogue(mine) ? fill(value, mine) : mine];
    }),
  );
}

function isCatalogue(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
