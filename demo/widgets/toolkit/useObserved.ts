import type { RoomEvent, StateEvent } from "@matrix-widget-toolkit/api";
import { useWidgetApi } from "@matrix-widget-toolkit/react";
import { useEffect, useState } from "react";

/** The current state entries of a type, by state key, kept up to date: all of them, or the one with this key. */
export function useRoomState(eventType: string, stateKey?: string): ReadonlyMap<string, StateEvent> {
  const widgetApi = useWidgetApi();
  const [entries, setEntries] = useState<ReadonlyMap<string, StateEvent>>(new Map());
  useEffect(() => {
    const options = stateKey === undefined ? {} : { stateKey };
    const subscription = widgetApi.observeStateEvents(eventType, options).subscribe((event) => {
      setEntries((previous) => new Map(previous).set(event.state_key, event));
    });
    return () => subscription.unsubscribe();
  }, [widgetApi, eventType, stateKey]);
  return entries;
}

/** The room events of a type: history, then what comes. Each event id once. */
export function useRoomEvents(eventType: string): readonly RoomEvent[] {
  const widgetApi = useWidgetApi();
  const [events, setEvents] = useState<ReadonlyMap<string, RoomEvent>>(new Map());
  useEffect(() => {
    const subscription = widgetApi.observeRoomEvents(eventType).subscribe((event) => {
      setEvents((previous) => new Map(previous).set(event.event_id, event));
    });
    return () => subscription.unsubscribe();
  }, [widgetApi, eventType]);
  return [...events.values()];
}
