import type { MatrixClientPort, Membership } from "../../core/matrix/matrix-client-port.ts";

/** Somebody's relation to a room, as the room's state has it. */
export function membershipOf(
  client: MatrixClientPort,
  roomId: string,
  userId: string,
): Membership | undefined {
  const membership = client.getState(roomId, "m.room.member", userId)[0]?.content["membership"];
  return MEMBERSHIPS.find((known) => known === membership);
}

const MEMBERSHIPS: readonly Membership[] = ["join", "invite", "knock", "leave", "ban"];

/** Which rooms the user is in, asked of the client once per room and kept up to date. */
export class Memberships {
  readonly #client: MatrixClientPort;
  readonly #known = new Map<string, Membership | undefined>();

  constructor(client: MatrixClientPort) {
    this.#client = client;
  }

  /** Joined or invited; `*` in a capability means no more than that. */
  isInRoom(roomId: string): boolean {
    if (!this.#known.has(roomId)) this.#known.set(roomId, this.#client.getRoom(roomId)?.membership);
    const membership = this.#known.get(roomId);
    return membership === "join" || membership === "invite";
  }

  set(roomId: string, membership: Membership): void {
    this.#known.set(roomId, membership);
  }

  clear(): void {
    this.#known.clear();
  }
}
