const MAX_GRAPHEMES = 64;

const BLANK = /[\s\p{Z}\p{Cc}\u{2800}]+/gu;
// Bidi overrides, zero-width characters, tags, fillers; but not what joins two emoji or makes one of a sign.
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic}[\u{fe0f}\p{Emoji_Modifier}]?)\u{200d}\p{Extended_Pictographic})(?!(?<=\p{Emoji})\u{fe0f})[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}]/gu;
// Browsers draw locks to say that a connection is safe.
const LOCK = /[\u{1f50f}-\u{1f513}]\u{fe0f}?/gu;
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Makes a name that somebody else chose fit to be shown in one line: no control, bidi or invisible characters, no lock
 * emoji, few stacked marks, at most 64 characters as people count them, `…` at the end where it was longer. Empty when
 * nothing visible is left. Still somebody's claim: show it apart from origins and user ids.
 */
export function cleanWidgetName(name: string): string {
  const visible = name
    // The longest grapheme worth keeping is some 30 units; a megabyte of text is not worth looking at.
    .slice(0, MAX_GRAPHEMES * 32)
    .replace(LOCK, "")
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(STACKED_MARKS, "$1")
    .replace(BLANK, " ")
    .trim();
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(visible)];
  if (graphemes.length <= MAX_GRAPHEMES) return visible;
  return `${graphemes
    .slice(0, MAX_GRAPHEMES - 1)
    .map(({ segment }) => segment)
    .join("")
    .trimEnd()}…`;
}
