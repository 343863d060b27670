import { overlappingTexts } from "./overlapping-texts.ts";
import { isShown, shownRect, shownRoot } from "./shown-rect.ts";

/** Throws where text as large as this is cut, overlaps, makes the page scroll sideways, or hides a control. */
export function checkLayout(): void {
  const problems = [...sideways(), ...cut(), ...overlappingTexts(), ...unreachable()];
  if (problems.length > 0) throw new Error(`With large text:\n${problems.join("\n")}`);
}

function parts(): readonly Element[] {
  const root = shownRoot();
  return [root, ...root.querySelectorAll("[data-mw]")].filter(isShown);
}

function sideways(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const page = scrollWidth > clientWidth ? [`The page is ${scrollWidth} px wide in ${clientWidth}.`] : [];
  const scrolling = parts().filter(
    (part) => part.scrollWidth > part.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(part).overflowX),
  );
  return [...page, ...scrolling.map((part) => `${nameOf(part)} scrolls sideways.`)];
}

/** What hides its overflow must have none. One line that ends in an ellipsis is cut on purpose. */
function cut(): readonly string[] {
  return parts().flatMap((part) => {
    const { overflowX, overflowY, textOverflow, display } = getComputedStyle(part);
    if (textOverflow === "ellipsis" || display === "inline") return [];
    const isCut =
      (/hidden|clip/.test(overflowX) && part.scrollWidth > part.clientWidth + 1) ||
      (/hidden|clip/.test(overflowY) && part.scrollHeight > part.clientHeight + 1);
    return isCut ? [`${nameOf(part)} is cut: ${part.scrollWidth}×${part.scrollHeight} px in less.`] : [];
  });
}

/** Every control can be scrolled into view, whole in its width, and nothing lies over it. */
function unreachable(): readonly string[] {
  const controls = shownRoot().querySelectorAll("button, input, summary, a[href]");
  return [...controls].filter(isShown).flatMap((control) => {
    control.scrollIntoView({ block: "center" });
    const rect = shownRect(control.parentElement, control.getBoundingClientRect());
    if (rect === undefined) return [`“${textOf(control)}” cannot be brought into view.`];
    const whole = control.getBoundingClientRect().width;
    if (rect.right - rect.left < whole - 1) return [`“${textOf(control)}” is cut at a side.`];
    const top = document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    const isOnTop = top !== null && (control.contains(top) || top.contains(control));
    return isOnTop ? [] : [`“${textOf(control)}” is covered by ${nameOf(top)}.`];
  });
}

function textOf(control: Element): string {
  return control.textContent?.trim() || control.parentElement?.textContent?.trim() || control.tagName;
}

function nameOf(element: Element | null): string {
  return element?.getAttribute("data-mw") ?? element?.tagName ?? "nothing";
}
