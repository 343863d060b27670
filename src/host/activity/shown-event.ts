/** What may be shown of an event where data may be. Not `unsigned`: there the homeserver names the delayed event it was. */
const shown = ["type", "sender", "event_id", "room_id", "state_key", "origin_server_ts", "content"] as const;

export function shownEvent(event: unknown): object {
  return pick(event, shown);
}

export function shownEvents(events: unknown): readonly object[] {
  return Array.isArray(events) ? events.map(shownEvent) : [];
}

/** An object of these properties and no others. */
export function pick(value: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return {};
  const entries = new Map(Object.entries(value));
  return Object.fromEntries(names.flatMap((name) => (entries.has(name) ? [[name, entries.get(name)]] : [])));
}
