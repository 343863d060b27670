"use client";

import { useEffect, useRef, useState } from "react";
import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { describeDelayedEvent } from "./describe-delayed-event.ts";
import { describeDelayedState } from "./describe-delayed-state.ts";

/** What to announce: the events that stand elsewhere than before. Never the ticking of a clock, nor an ordinary beat. */
export function useStateNews(
  entries: readonly DelayedEventEntry[],
  { userId, messages }: { readonly userId: string; readonly messages: WidgetMessages },
): string {
  const before = useRef<ReadonlyMap<string, string>>(undefined);
  const [news, setNews] = useState("");

  useEffect(() => {
    const texts = messages.delayedEvent;
    const changed = entries.filter(({ id, state }) => {
      const known = before.current?.get(id);
      return known !== undefined && known !== newsworthy(state.status);
    });
    before.current = new Map(entries.map(({ id, state }) => [id, newsworthy(state.status)]));
    if (changed.length === 0) return;
    const tell = (entry: DelayedEventEntry) =>
      texts.news(describeDelayedEvent(entry, { userId, messages }), describeDelayedState(entry, texts));
    setNews(changed.map(tell).join(" "));
  }, [entries, userId, messages]);

  return news;
}

const newsworthy = (status: DelayedEventEntry["state"]["status"]): string =>
  status === "restarting" ? "scheduled" : status;
