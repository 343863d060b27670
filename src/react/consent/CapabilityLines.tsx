"use client";

import type { ReactElement } from "react";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { ConsequenceGroup } from "../words/group-capabilities.ts";
import { spellOut } from "../words/isolate.ts";

/** Every line a widget asks for, each to be left out. */
export function CapabilityLines(props: {
  readonly groups: readonly ConsequenceGroup[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (key: string, isTicked: boolean) => void;
  readonly messages: WidgetMessages;
}): ReactElement {
  const { groups, ticked, onTick, messages } = props;
  return (
    <>
      {groups.map((group) => (
        <fieldset key={group.key} data-mw="capability-group">
          <legend>{messages.capability.placed(group.heading, group.summary)}</legend>
          {group.lines.map(({ key, sentence, risk }) => (
            <label key={key} data-mw="capability" data-risk={risk === "high" ? "high" : "ordinary"}>
              <input
                type="checkbox"
                checked={ticked.has(key)}
                onChange={(event) => onTick(key, event.currentTarget.checked)}
              />
              <bdi>{sentence}</bdi>
              {risk === "high" && (
                <>
                  {" "}
                  <span data-mw="badge">{messages.consent.highRisk}</span>
                </>
              )}
            </label>
          ))}
        </fieldset>
      ))}
      <details data-mw="details">
        <summary>{messages.consent.rawCapabilities}</summary>
        <ul dir="ltr">
          {groups
            .flatMap(({ lines }) => lines)
            .flatMap(({ spellings }) => spellings.map((raw) => <li key={raw}>{spellOut(raw)}</li>))}
        </ul>
      </details>
    </>
  );
}
