import { cleanWidgetName } from "../../core/definition/display-name.ts";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const MAX_ID_LENGTH = 64;

// Whatever a language may quote with, the apostrophe that passes for one included.
const QUOTES = /[\p{Pi}\p{Pf}"„‚〝〞〟＂「」『』〈〉《》]/gu;
// Letters that are blank, spaces that HTML would swallow, and all that is not a letter, digit, sign or space.
const UNREADABLE = /\p{Default_Ignorable_Code_Point}|\u{2800}|[^\p{L}\p{N}\p{P}\p{S} ]|^ | $|(?<= ) /gu;
const LATIN_WORDS = /^(?:\p{Script=Latin}+(?: |$))+$/u;

/**
 * A name that somebody else chose, fit to stand in quotation marks inside a sentence: cleaned and cut, unable to end the
 * quotation or to turn the direction of what stands around it (U+2068, U+2069).
 */
export function isolateName(name: string): string {
  return isolate(cleanName(name));
}

/**
 * {@link isolateName} for a text with no other name in it, such as the title of a frame. A name of Latin letters alone
 * reads the same there without isolation, and is found as it is written by searches and assistive technology.
 */
export function isolateOnlyName(name: string): string {
  const cleaned = cleanName(name);
  return LATIN_WORDS.test(cleaned) ? cleaned : isolate(cleaned);
}

/**
 * An id, event type or key, fit to stand inside a sentence. Unlike a name it is exact: what cannot be seen is written
 * out as `\u{200b}`, so that no two look alike because of it. Cut after 64 characters.
 */
export function isolateId(id: string): string {
  // A megabyte is not worth looking at where most of it is cut.
  const letters = [...spellOut(id.slice(0, MAX_ID_LENGTH * 2)).replaceAll(QUOTES, writeOut)];
  const isLong = letters.length > MAX_ID_LENGTH || id.length > MAX_ID_LENGTH * 2;
  return isolate(isLong ? `${letters.slice(0, MAX_ID_LENGTH - 1).join("")}…` : letters.join(""));
}

/** A raw string for technical details: whole, on one line, with all that cannot be seen written out as `\u{200b}`. */
export function spellOut(raw: string): string {
  return raw.replaceAll("\\", "\\\\").replaceAll(UNREADABLE, writeOut);
}

function cleanName(name: string): string {
  return cleanWidgetName(name).replaceAll(QUOTES, "'");
}

function writeOut(letter: string): string {
  return `\\u{${letter.codePointAt(0)?.toString(16)}}`;
}

function isolate(text: string): string {
  return `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}
