"use client";

import type { ReactElement } from "react";
import { type DelayedEventEntry, hasEnded } from "../../core/delayed-events/delayed-event-entry.ts";
import { dueTime, marginMs } from "../../core/delayed-events/due-time.ts";
import type { DelayedEventMessages } from "../messages/delayed-event-messages.ts";
import { ClockText } from "./ClockText.tsx";
import { describeDelayedState } from "./describe-delayed-state.ts";

/** When an event will be sent, or since when it will not. */
export function DelayedEventTime(props: {
  readonly entry: DelayedEventEntry;
  readonly messages: DelayedEventMessages;
}): ReactElement {
  const { entry, messages } = props;
  if (hasEnded(entry)) {
    const { atMs } = entry.state;
    return (
      <p data-mw="delayed-event-time">
        {describeDelayedState(entry, messages)}{" "}
        <time dateTime={machineTime(atMs)}>{messages.moment(atMs)}</time>
      </p>
    );
  }
  const due = dueTime(entry);
  const moment = messages.moment(due.atMs);
  const distance = (nowMs: number) => {
    const ms = marginMs(entry, nowMs);
    return ms <= 0 ? messages.overdue : messages.relative(ms);
  };
  return (
    <p data-mw="delayed-event-time">
      <strong>
        <ClockText read={distance} />
      </strong>{" "}
      <time dateTime={machineTime(due.atMs)}>
        {due.source === "server" ? moment : messages.about(moment)}
      </time>
    </p>
  );
}

/** Undefined for what no calendar has: the numbers are a homeserver's word. */
function machineTime(atMs: number): string | undefined {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
