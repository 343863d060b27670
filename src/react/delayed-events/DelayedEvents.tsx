"use client";

import { type HTMLAttributes, type ReactElement, useId, useRef } from "react";
import { type DelayedEventEntry, isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import { dueTime } from "../../core/delayed-events/due-time.ts";
import { isSamePlace } from "../../core/delayed-events/is-same-place.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { useKeptFocus } from "../useKeptFocus.ts";
import { DelayedEventRow, type DelayedEventRowProps } from "./DelayedEventRow.tsx";
import { useFold } from "./useFold.ts";
import { useStateNews } from "./useStateNews.ts";

export interface DelayedEventsProps
  extends Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML"> {
  readonly entries: readonly DelayedEventEntry[];
  readonly userId: string;
  readonly messages: WidgetMessages;
  readonly theme: string | undefined;
  readonly getRoomName: (roomId: string) => string | undefined;
  readonly onAct: DelayedEventRowProps["onAct"];
}

/** The list of delayed events, wherever they come from. */
export function DelayedEvents(props: DelayedEventsProps): ReactElement {
  const { entries, userId, messages, theme, getRoomName, onAct, ...rest } = props;
  const texts = messages.delayedEvent;
  const root = useRef<HTMLElement>(null);
  const titleId = useId();
  const listId = useId();
  const news = useStateNews(entries, { userId, messages });
  const focus = useKeptFocus(root);
  const sorted = [...entries].sort(byUrgency);
  // What may go wrong any moment is never folded away.
  const fold = useFold(sorted, entries.filter((entry) => rank(entry) === 0).length);
  return (
    <section
      {...rest}
      {...focus}
      ref={root}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-mw="delayed-events"
      data-mw-theme={theme}
    >
      <p id={titleId} data-mw="title">
        {texts.title}
      </p>
      {!entries.some(isWaiting) && <p data-mw="description">{texts.empty}</p>}
      {entries.length > 0 && (
        // Said, because a browser takes a list without marks for none.
        // biome-ignore lint/a11y/noRedundantRoles: see above.
        <ul id={listId} data-mw="delayed-event-list" role="list">
          {fold.shown.map((entry) => (
            <DelayedEventRow
              key={entry.id}
              entry={entry}
              isReplaced={isReplaced(entry, entries)}
              roomName={getRoomName(entry.roomId)}
              userId={userId}
              messages={messages}
              onAct={onAct}
            />
          ))}
        </ul>
      )}
      {fold.foldable > 0 && (
        <button
          data-mw="button"
          data-kind="link"
          type="button"
          aria-expanded={fold.isOpen}
          aria-controls={listId}
          onClick={fold.toggle}
        >
          {fold.isOpen ? texts.showFewer : texts.showMore(fold.foldable)}
        </button>
      )}
      <p data-mw="hidden-text" role="status">
        {news}
      </p>
    </section>
  );
}

/** The widget has noticed the loss and put another in its place: nothing is wrong any more. */
function isReplaced(entry: DelayedEventEntry, entries: readonly DelayedEventEntry[]): boolean {
  return (
    entry.state.status === "lost" &&
    entries.some((other) => other.scheduledAtMs > entry.scheduledAtMs && isSamePlace(other, entry))
  );
}

/** What waits comes first: heartbeats in the order they began, then what is due soonest; then what ended, latest first. */
function byUrgency(one: DelayedEventEntry, other: DelayedEventEntry): number {
  return rank(one) - rank(other) || order(one) - order(other);
}

function rank(entry: DelayedEventEntry): number {
  if (!isWaiting(entry)) return 2;
  return entry.kind === "heartbeat" ? 0 : 1;
}

/** Not by a heartbeat's due time: rows would change places with every beat. */
function order(entry: DelayedEventEntry): number {
  if ("atMs" in entry.state) return -entry.state.atMs;
  return entry.kind === "heartbeat" ? entry.scheduledAtMs : dueTime(entry).atMs;
}
