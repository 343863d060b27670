import type { Room } from "./room.ts";

/** All rooms and the aliases that lead to them. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #aliases = new Map<string, { readonly roomId: string; readonly creator: string }>();

  add(room: Room): void {
    this.#rooms.set(room.roomId, room);
  }

  get(roomId: string): Room | undefined {
    return this.#rooms.get(roomId);
  }

  all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  /** Rooms in which the user has this membership now. */
  of(userId: string, membership: string): readonly Room[] {
    return this.all().filter((room) => room.membershipOf(userId) === membership);
  }

  /** False when the alias is taken. */
  addAlias(alias: string, roomId: string, creator: string): boolean {
    if (this.#aliases.has(alias)) return false;
    this.#aliases.set(alias, { roomId, creator });
    return true;
  }

  getAlias(alias: string): { readonly roomId: string; readonly creator: string } | undefined {
    return this.#aliases.get(alias);
  }

  removeAlias(alias: string): void {
    this.#aliases.delete(alias);
  }
}
