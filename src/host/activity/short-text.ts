/** As long as Matrix ids and types get. */
const LONGEST = 255;

/** A text that may be kept. A longer one is not cut, since a part of it would keep all of it in memory. */
export function shortText(text: string): string {
  return text.length <= LONGEST ? text : `(${text.length} letters)`;
}

/** How many texts of one list are shown. */
const MOST = 100;

/** The first of a widget's texts. */
export function shortTexts(texts: readonly string[]): readonly string[] {
  return texts.slice(0, MOST).map(shortText);
}
