const ANY_ROOM = "*";

/** Finds who may be told of an event by its room and type: two lookups, however many ask for however much. */
export class RoomTypeIndex<Subscriber> {
  readonly #byRoom = new Map<string, Map<string, Set<Subscriber>>>();

  /** Enters a subscriber for every pair of the rooms, or of all rooms, and the types. */
  add(
    subscriber: Subscriber,
    rooms: ReadonlySet<string>,
    allRooms: boolean,
    types: ReadonlySet<string>,
  ): void {
    for (const room of allRooms ? [ANY_ROOM] : rooms) {
      for (const type of types) this.#bucket(room, type).add(subscriber);
    }
  }

  remove(subscriber: Subscriber): void {
    for (const [room, byType] of this.#byRoom) {
      for (const [type, subscribers] of byType) {
        if (subscribers.delete(subscriber) && subscribers.size === 0) byType.delete(type);
      }
      if (byType.size === 0) this.#byRoom.delete(room);
    }
  }

  has(roomId: string, type: string): boolean {
    return this.#byRoom.get(roomId)?.has(type) === true || this.#byRoom.get(ANY_ROOM)?.has(type) === true;
  }

  forEach(roomId: string, type: string, tell: (subscriber: Subscriber) => void): void {
    const here = this.#byRoom.get(roomId)?.get(type);
    here?.forEach(tell);
    this.#byRoom
      .get(ANY_ROOM)
      ?.get(type)
      ?.forEach((subscriber) => {
        // One that names this room among all of them is told once.
        if (here?.has(subscriber) !== true) tell(subscriber);
      });
  }

  #bucket(room: string, type: string): Set<Subscriber> {
    let byType = this.#byRoom.get(room);
    if (byType === undefined) {
      byType = new Map();
      this.#byRoom.set(room, byType);
    }
    let subscribers = byType.get(type);
    if (subscribers === undefined) {
      subscribers = new Set();
      byType.set(type, subscribers);
    }
    return subscribers;
  }
}
