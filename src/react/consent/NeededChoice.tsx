"use client";

import { type ReactElement, useId } from "react";
import type { NeededCapabilities } from "../../store/consent-request.ts";
import type { PermissionMessages } from "../messages/permission-messages.ts";
import type { CapabilityLine } from "../words/capability-line.ts";
import { describeNeed } from "../words/describe-need.ts";
import { Choice } from "./Choice.tsx";
import { type Selection, shareOf, withLines } from "./selection.ts";

/** One choice for all that something needs, and what fails without it. */
export function NeededChoice(props: {
  readonly needed: NeededCapabilities;
  readonly lines: readonly CapabilityLine[];
  readonly selection: Selection;
  readonly onSelect: (next: Selection) => void;
  readonly messages: PermissionMessages;
}): ReactElement | null {
  const { needed, lines, selection, onSelect, messages } = props;
  const detailId = useId();
  const { label, detail } = describeNeed(needed.neededFor, messages);
  const ofNeed = lines.filter(({ spellings }) => spellings.some((raw) => needed.capabilities.includes(raw)));
  if (ofNeed.length === 0) return null;
  // What was ticked in advance is no beginning of a choice.
  const begun = ofNeed.filter(({ risk }) => risk !== "low");
  const isComplete = shareOf(selection, ofNeed) === "all";
  return (
    <div data-mw="needed">
      <Choice
        share={isComplete ? "all" : shareOf(selection, begun) === "none" ? "none" : "some"}
        describedBy={detailId}
        onChange={(isChosen) => onSelect(withLines(selection, ofNeed, isChosen))}
      >
        <span data-mw="heading">{label}</span>
      </Choice>
      <p id={detailId} data-mw="note">
        {detail}
      </p>
    </div>
  );
}
