"use client";

import { type ReactElement, useId } from "react";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { CapabilityLine } from "../words/capability-line.ts";
import type { ConsequenceGroup } from "../words/group-capabilities.ts";
import { Choice } from "./Choice.tsx";
import type { ConsentRoom } from "./consent-dialog-props.ts";
import type { LineEffects } from "./line-effects.ts";
import { RiskBadge } from "./RiskBadge.tsx";
import { RoomsChoice } from "./RoomsChoice.tsx";
import { type Selection, shareOf, withLines, withRooms } from "./selection.ts";

/** One line to choose, with what a person may want to know of it. */
export function LineChoice(props: {
  readonly line: CapabilityLine;
  /** What is said of it already: its risk, unless it is high, is not repeated. */
  readonly group: ConsequenceGroup;
  readonly effects: LineEffects;
  readonly rooms: readonly ConsentRoom[];
  readonly selection: Selection;
  readonly onSelect: (next: Selection) => void;
  readonly messages: WidgetMessages;
}): ReactElement {
  const { line, group, effects, rooms, selection, onSelect, messages } = props;
  const { capability, consent } = messages;
  const id = useId();
  const [noteId, riskId] = [`${id}n`, `${id}r`];
  const isNamed = group.place.kind === "other-rooms";
  const isRiskSaid = line.risk !== "high" && line.risk === group.risk && group.lines.length > 1;
  const need = effects.lacking.get(line.key);
  const wider = effects.coveredBy.get(line.key);
  const notes = [
    ...(wider ? [capability.coveredBy(wider.sentence)] : []),
    ...(effects.allowedElsewhere.has(line.key) ? [consent.allowedElsewhere] : []),
    ...line.details,
  ];
  return (
    <li data-mw="capability" data-risk={line.risk} data-state={need ? "no-effect" : undefined}>
      <Choice
        share={shareOf(selection, [line])}
        describedBy={`${riskId} ${noteId}`}
        onChange={(isChosen) => onSelect(withLines(selection, [line], isChosen))}
      >
        <span>{isNamed ? line.standalone : line.sentence}</span>
      </Choice>
      {!isRiskSaid && <RiskBadge id={riskId} risk={line.risk} messages={capability} />}
      <div id={noteId} data-mw="notes">
        {need && (
          <p data-mw="note" data-kind="effect">
            {capability.noEffect[need]}
          </p>
        )}
        {notes.map((note) => (
          <p key={note} data-mw="note">
            {note}
          </p>
        ))}
      </div>
      {line.place.kind === "all-rooms" && rooms.length > 0 && (
        <RoomsChoice
          legend={consent.onlyInRooms}
          rooms={rooms}
          chosen={selection.rooms.get(line.key)}
          onChange={(roomIds) => onSelect(withRooms(selection, line, roomIds))}
        />
      )}
    </li>
  );
}
