import { english } from "../src/react/messages/en/english.ts";
import type { WidgetMessages } from "../src/react/messages/widget-messages.ts";

/** A language that nobody speaks: each of its texts stands in brackets, with what was put into it. */
export const pseudoLocale = translate(english) as WidgetMessages;

/** What is left of a text without the texts of the pseudo-locale and the names and ids isolated in them. */
export function withoutPseudo(text: string): string {
  const bare = text.replaceAll(/\u2068[^\u2066-\u2069]*\u2069/gu, "");
  const inner = bare.replaceAll(/⟦[^⟦⟧]*⟧/g, "");
  return inner === bare ? bare : withoutPseudo(inner);
}

function translate(text: unknown): unknown {
  if (typeof text === "string") return `⟦${text}⟧`;
  if (typeof text === "function") return (...values: unknown[]) => `⟦${values.flat().join(" ")}⟧`;
  if (typeof text !== "object" || text === null) throw new Error("A catalogue holds texts only.");
  return Object.fromEntries(Object.entries(text).map(([key, value]) => [key, translate(value)]));
}
