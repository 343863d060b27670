import { isShown, type Rect, shownRect, shownRoot, within } from "./shown-rect.ts";

/** Lines of text may touch; letters that reach out of their line are no overlap. */
const TOLERANCE = 4;

interface Line {
  readonly text: Text;
  readonly rect: Rect;
}

/** Texts of which one lies on the other. */
export function overlappingTexts(): readonly string[] {
  const lines = visibleLines();
  return lines.flatMap((line, index) => {
    const over = lines.slice(index + 1).find((other) => other.text !== line.text && overlap(line, other));
    return over ? [`“${line.text.data}” and “${over.text.data}” overlap.`] : [];
  });
}

function overlap({ rect }: Line, other: Line): boolean {
  const common = within(rect, other.rect);
  if (!common) return false;
  return common.right - common.left > TOLERANCE && common.bottom - common.top > TOLERANCE;
}

function visibleLines(): readonly Line[] {
  const walker = document.createTreeWalker(shownRoot(), NodeFilter.SHOW_TEXT);
  const lines: Line[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || node.data.trim() === "") continue;
    if (parent.closest("style, script, noscript") || !isShown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const rect = shownRect(parent, box);
      if (rect) lines.push({ text: node, rect });
    }
  }
  return lines;
}
