"use client";

import type { ReactElement } from "react";
import type { CapabilityGroup } from "../messages/capability-messages.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { AskedLine } from "./asked-lines.ts";

/** Every line a widget asks for, each to be left out. */
export function CapabilityLines(props: {
  readonly sections: readonly { readonly group: CapabilityGroup; readonly lines: readonly AskedLine[] }[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (key: string, isTicked: boolean) => void;
  readonly messages: WidgetMessages;
}): ReactElement {
  const { sections, ticked, onTick, messages } = props;
  return (
    <>
      {sections.map(({ group, lines }) => (
        <fieldset key={group} data-mw="capability-group">
          <legend>{messages.capability.group[group]}</legend>
          {lines.map(({ key, text, isHighRisk }) => (
            <label key={key} data-mw="capability" data-risk={isHighRisk ? "high" : "ordinary"}>
              <input
                type="checkbox"
                checked={ticked.has(key)}
                onChange={(event) => onTick(key, event.currentTarget.checked)}
              />
              <bdi>{text}</bdi>
              {isHighRisk && (
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
          {sections.flatMap(({ lines }) =>
            lines.flatMap(({ spellings }) => spellings.map((raw) => <li key={raw}>{raw}</li>)),
          )}
        </ul>
      </details>
    </>
  );
}
