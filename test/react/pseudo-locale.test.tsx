import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ConsentDialog, type ConsentRequest, type FrameState } from "../../src/index.ts";
import { FrameNotice } from "../../src/react/frame/FrameNotice.tsx";
import { NO_FRAME } from "../../src/react/frames/frame-state.ts";
import { aSubject, firstRequest } from "../../stories/consent-dialog/a-subject.ts";
import { elementCallCapabilities } from "../../stories/consent-dialog/element-call-capabilities.ts";
import { pseudoLocale, withoutPseudo } from "../pseudo-locale.ts";

afterEach(cleanup);

const subject = aSubject();
/** What is shown as it is: whose page, in which room, added by whom, and the strings the widget sent. */
const facts: readonly string[] = [
  "poll.example.org",
  "Design team",
  "@bob:example.org",
  "Team poll",
  ...elementCallCapabilities,
];

/** Every text below an element that is read or spoken. */
function textsIn(element: Element): readonly string[] {
  const spoken = ["aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder"];
  const own = spoken.flatMap((name) => element.getAttribute(name) ?? []);
  const inner = [...element.childNodes].flatMap((node) =>
    node instanceof Element ? textsIn(node) : [node.textContent ?? ""],
  );
  return [...own, ...inner];
}

function hardCoded(element: Element): readonly string[] {
  const texts = textsIn(element).map((text) => text.trim());
  expect(texts.some((text) => text.startsWith("⟦"))).toBe(true);
  return texts.filter((text) => !facts.includes(text) && withoutPseudo(text).trim() !== "");
}

const requests: readonly ConsentRequest[] = [
  { kind: "load", ...firstRequest, id: "load", subject, disclosed: ["userId", "roomId"] },
  { kind: "load", ...firstRequest, id: "load", subject: { ...subject, room: undefined }, disclosed: [] },
  { kind: "capabilities", ...firstRequest, id: "capabilities", subject, requested: elementCallCapabilities },
  { kind: "identity", ...firstRequest, id: "identity", subject },
];

it.each(requests)("every text of a dialog that asks for $kind comes from the catalogue", (request) => {
  render(<ConsentDialog request={request} onDecide={() => {}} messages={pseudoLocale} />);
  expect(hardCoded(screen.getByRole("alertdialog"))).toEqual([]);
});

const states: readonly FrameState[] = [
  { status: "awaiting-consent", gate: "closed" },
  { status: "loading", generation: 1 },
  { status: "failed", reason: "moved" },
  { status: "ended", reason: "closed-by-widget" },
];

it.each(states)("every text in place of a page that is $status comes from the catalogue", (state) => {
  const { container } = render(
    <FrameNotice
      snapshot={{ ...NO_FRAME, state, widget: subject.widget, origin: subject.origin }}
      messages={pseudoLocale}
      onOpen={() => {}}
    />,
  );
  expect(hardCoded(container)).toEqual([]);
});
