"use client";

import { type ReactElement, useId } from "react";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { ConsequenceGroup } from "../words/group-capabilities.ts";
import { Choice } from "./Choice.tsx";
import type { ConsentRoom } from "./consent-dialog-props.ts";
import { LineChoice } from "./LineChoice.tsx";
import type { LineEffects } from "./line-effects.ts";
import { RiskBadge } from "./RiskBadge.tsx";
import { type Selection, shareOf, withLines } from "./selection.ts";

/** One consequence to choose as a whole, its lines inside. */
export function GroupChoice(props: {
  readonly group: ConsequenceGroup;
  readonly effects: LineEffects;
  readonly rooms: readonly ConsentRoom[];
  readonly selection: Selection;
  readonly onSelect: (next: Selection) => void;
  readonly messages: WidgetMessages;
}): ReactElement {
  const { group, effects, rooms, selection, onSelect, messages } = props;
  const { capability, consent } = messages;
  const { lines } = group;
  const id = useId();
  const [summaryId, riskId, effectId] = [`${id}s`, `${id}r`, `${id}e`];
  const chosen = lines.filter(({ key }) => selection.lines.has(key));
  const lacking = chosen.flatMap(({ key }) => effects.lacking.get(key) ?? []);
  const isWithoutEffect = chosen.length > 0 && lacking.length === chosen.length;

  return (
    <li
      data-mw="capability-group"
      data-risk={group.risk}
      data-state={isWithoutEffect ? "no-effect" : undefined}
    >
      <Choice
        share={shareOf(selection, lines)}
        describedBy={`${riskId} ${effectId}`}
        onChange={(isChosen) => onSelect(withLines(selection, lines, isChosen))}
      >
        <span id={summaryId}>{group.summary}</span>
      </Choice>
      <div id={effectId} data-mw="notes">
        {[...new Set(lacking)].map((need) => (
          <p key={need} data-mw="note" data-kind="effect">
            {capability.noEffect[need]}
          </p>
        ))}
      </div>
      <RiskBadge id={riskId} risk={group.risk} messages={capability} />
      <details data-mw="lines">
        <summary aria-describedby={summaryId}>
          {consent.showLines(lines.length)}
          <span data-mw="count">{consent.selected(chosen.length, lines.length)}</span>
        </summary>
        <ul>
          {lines.map((line) => (
            <LineChoice
              key={line.key}
              line={line}
              group={group}
              effects={effects}
              rooms={rooms}
              selection={selection}
              onSelect={onSelect}
              messages={messages}
            />
          ))}
        </ul>
      </details>
    </li>
  );
}
