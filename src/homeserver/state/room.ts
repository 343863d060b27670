import type { RoomEvent, StoredEvent } from "./room-event.ts";

const stateName = (type: string, stateKey: string) => JSON.stringify([type, stateKey]);

/**
 * One room: its events in order, and of every state entry all values it ever had, so that the state at any position
 * can be told. One server means one order, hence no state resolution.
 */
export class Room {
  readonly roomId: string;
  readonly #events: StoredEvent[] = [];
  readonly #byId = new Map<string, StoredEvent>();
  readonly #history = new Map<string, StoredEvent[]>();
  readonly #forgotten = new Set<string>();

  constructor(roomId: string) {
    this.roomId = roomId;
  }

  /** All events, oldest first. */
  get events(): readonly StoredEvent[] {
    return this.#events;
  }

  append(stored: StoredEvent): void {
    this.#events.push(stored);
    this.#byId.set(stored.event.event_id, stored);
    const { type, state_key: stateKey } = stored.event;
    if (stateKey === undefined) return;
    const name = stateName(type, stateKey);
    const values = this.#history.get(name) ?? [];
    values.push(stored);
    this.#history.set(name, values);
    if (type === "m.room.member") this.#forgotten.delete(stateKey);
  }

  getEvent(eventId: string): StoredEvent | undefined {
    return this.#byId.get(eventId);
  }

  /** Events after one position up to and including another, oldest first. */
  eventsBetween(after: number, upTo: number): readonly StoredEvent[] {
    let start = this.#events.length;
    while (start > 0 && (this.#events[start - 1]?.position ?? 0) > after) start -= 1;
    return this.#events.slice(start).filter((stored) => stored.position <= upTo);
  }

  /** A state entry, now or as it was at a position. */
  getState(
    type: string,
    stateKey: string = "",
    at: number = Number.POSITIVE_INFINITY,
  ): StoredEvent | undefined {
    return this.#history.get(stateName(type, stateKey))?.findLast((stored) => stored.position <= at);
  }

  /** All state entries, now or as they were at a position. */
  stateAt(at: number = Number.POSITIVE_INFINITY): readonly StoredEvent[] {
    return [...this.#history.values()]
      .map((values) => values.findLast((stored) => stored.position <= at))
      .filter((stored) => stored !== undefined);
  }

  /** `leave` for anyone who was never here. */
  membershipOf(userId: string, at?: number): string {
    return readMembership(this.getState("m.room.member", userId, at)?.event);
  }

  /** User ids with a membership, now or at a position. */
  members(membership: string, at?: number): readonly string[] {
    return this.stateAt(at)
      .filter(({ event }) => event.type === "m.room.member" && readMembership(event) === membership)
      .map(({ event }) => event.state_key ?? "");
  }

  /** Whether the user was joined at any time after a position. */
  joinedAfter(userId: string, position: number): boolean {
    const values = this.#history.get(stateName("m.room.member", userId)) ?? [];
    return values.some((stored) => stored.position > position && readMembership(stored.event) === "join");
  }

  /**
   * Up to which position the user may read the room's state: without end while joined, afterwards until they left;
   * undefined if they were never in.
   */
  readableUpTo(userId: string): number | undefined {
    const values = this.#history.get(stateName("m.room.member", userId)) ?? [];
    const lastJoin = values.findLastIndex((stored) => readMembership(stored.event) === "join");
    if (lastJoin === -1) return undefined;
    return values[lastJoin + 1]?.position ?? Number.POSITIVE_INFINITY;
  }

  forget(userId: string): void {
    this.#forgotten.add(userId);
  }

  isForgottenBy(userId: string): boolean {
    return this.#forgotten.has(userId);
  }
}

function readMembership(event: RoomEvent | undefined): string {
  const membership = event?.content["membership"];
  return typeof membership === "string" ? membership : "leave";
}
