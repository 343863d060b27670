"use client";

import { type ReactElement, useId } from "react";
import type { Duration } from "../../core/permission/permission-record.ts";
import type { PermissionMessages } from "../messages/permission-messages.ts";

/** How long the answer counts, whichever it is. */
export function DurationChoice(props: {
  readonly durations: readonly Duration[];
  readonly value: Duration;
  readonly onChange: (duration: Duration) => void;
  readonly messages: PermissionMessages;
}): ReactElement {
  const { durations, value, onChange, messages } = props;
  const name = useId();
  return (
    <fieldset data-mw="duration">
      <legend>{messages.durationLegend}</legend>
      {durations.map((duration) => (
        <label key={duration} data-mw="duration-option">
          <input
            type="radio"
            name={name}
            checked={duration === value}
            aria-describedby={`${name}${duration}`}
            onChange={() => onChange(duration)}
          />
          <span>{messages.duration[duration].label}</span>
        </label>
      ))}
      {durations.map((duration) => (
        <p key={duration} id={`${name}${duration}`} data-mw="note" hidden={duration !== value}>
          {messages.duration[duration].detail}
        </p>
      ))}
    </fieldset>
  );
}
