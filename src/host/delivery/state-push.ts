import type { Capability } from "../../core/capability/capability.ts";
import type { RoomGrants } from "../../core/capability/room-grants.ts";
import { isStateEvent, type MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import { StateEntries, type StateEvent } from "./state-entries.ts";

interface Collection {
  /** Those that no later collection reads again. */
  readonly rooms: Set<string>;
  /** What changed while it was being collected: newer than anything that is read. */
  readonly changes: StateEntries<StateEvent>;
}

/**
 * Tells a document the current state of rooms with `update_state`: all of it at a grant, in one message and even if
 * there is none, since matrix-js-sdk waits for it; and from then on every change, once.
 */
export class StatePush {
  readonly #driver: SessionDriver;
  readonly #inRoom: (roomId: string) => RoomGrants;
  readonly #deliver: (events: readonly MatrixEvent[]) => void;
  readonly #collections = new Set<Collection>();
  /** By event id, so that nothing is told twice. */
  readonly #told = new StateEntries<string>();
  #isStopped = false;

  constructor(
    driver: SessionDriver,
    inRoom: (roomId: string) => RoomGrants,
    deliver: (events: readonly MatrixEvent[]) => void,
  ) {
    this.#driver = driver;
    this.#inRoom = inRoom;
    this.#deliver = deliver;
  }

  /** Reads and tells everything of these rooms that the widget may receive. */
  async push(rooms: readonly string[]): Promise<void> {
    const collection: Collection = { rooms: new Set(rooms), changes: new StateEntries() };
    // The older reading of a room might end last, and tell what is not so any more.
    for (const earlier of this.#collections) for (const roomId of rooms) earlier.rooms.delete(roomId);
    this.#collections.add(collection);
    const entries = await this.#collect(rooms);
    this.#collections.delete(collection);
    if (rooms.length > 0 && collection.rooms.size === 0) return;
    for (const event of collection.changes.values()) entries.set(event, event);
    // An account widget's user may look elsewhere by now.
    this.#tell(
      entries
        .values()
        .filter(
          (event) => collection.rooms.has(event.room_id) && this.#inRoom(event.room_id).allowsReceive(event),
        ),
    );
  }

  /** Entries that changed: told at once, or with the collection that is reading their room. */
  onChange(roomId: string, events: readonly MatrixEvent[]): void {
    const grants = this.#inRoom(roomId);
    const news = events.filter(isStateEvent).filter((event) => grants.allowsReceive(event));
    const running = [...this.#collections].filter(({ rooms }) => rooms.has(roomId));
    for (const { changes } of running) for (const event of news) changes.set(event, event);
    if (running.length > 0) return;
    const untold = news.filter((event) => this.#told.get(event) !== event.event_id);
    if (untold.length > 0) this.#tell(untold);
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #collect(rooms: readonly string[]): Promise<StateEntries<StateEvent>> {
    const entries = new StateEntries<StateEvent>();
    const collectRoom = async (roomId: string): Promise<void> => {
      const grants = this.#inRoom(roomId);
      const wanted = grants.received.filter((one) => one.kind === "state-event");
      const lists = await Promise.all(wanted.map((capability) => this.#read(roomId, capability)));
      for (const event of lists.flat()) {
        if (isStateEvent(event) && grants.allowsReceive(event)) entries.set(event, event);
      }
    };
    await Promise.all(rooms.map(collectRoom));
    return entries;
  }

  /** One read that fails leaves its entries out; the widget still learns the others. */
  async #read(
    roomId: string,
    { eventType, stateKey }: Extract<Capability, { kind: "state-event" }>,
  ): Promise<readonly MatrixEvent[]> {
    try {
      const events = (await this.#driver.readRoomState(roomId, eventType, stateKey)) as MatrixEvent[];
      return events.filter((event) => event.room_id === roomId && event.type === eventType);
    } catch {
      return [];
    }
  }

  #tell(events: readonly StateEvent[]): void {
    if (this.#isStopped) return;
    for (const event of events) this.#told.set(event, event.event_id);
    this.#deliver(events);
  }
}
