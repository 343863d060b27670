import type { Clock } from "../clock.ts";
import type { Stream } from "./stream.ts";

interface RoomTyping {
  readonly timers: Map<string, unknown>;
  position: number;
}

/** Who is typing where; each for a limited time. */
export class Typing {
  readonly #clock: Clock;
  readonly #stream: Stream;
  readonly #rooms = new Map<string, RoomTyping>();

  constructor(clock: Clock, stream: Stream) {
    this.#clock = clock;
    this.#stream = stream;
  }

  start(roomId: string, userId: string, timeoutMs: number): void {
    const room = this.#rooms.get(roomId) ?? { timers: new Map(), position: 0 };
    this.#rooms.set(roomId, room);
    this.#clock.clearTimeout(room.timers.get(userId));
    const isNew = !room.timers.has(userId);
    room.timers.set(
      userId,
      this.#clock.setTimeout(() => this.stop(roomId, userId), timeoutMs),
    );
    if (isNew) room.position = this.#stream.advance();
  }

  stop(roomId: string, userId: string): void {
    const room = this.#rooms.get(roomId);
    if (room === undefined || !room.timers.has(userId)) return;
    this.#clock.clearTimeout(room.timers.get(userId));
    room.timers.delete(userId);
    room.position = this.#stream.advance();
  }

  /** Who types in a room, if that changed after a position. */
  changedSince(roomId: string, position: number): readonly string[] | undefined {
    const room = this.#rooms.get(roomId);
    return room !== undefined && room.position > position ? [...room.timers.keys()] : undefined;
  }

  close(): void {
    for (const { timers } of this.#rooms.values()) {
      for (const timer of timers.values()) this.#clock.clearTimeout(timer);
    }
    this.#rooms.clear();
  }
}
