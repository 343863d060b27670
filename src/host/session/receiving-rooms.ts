import type { Grants } from "../../core/capability/grants.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import type { EventRouter } from "../event-router.ts";

/** Every room the widget may receive anything from: its own, those it was granted by name, and those that `*` means. */
export function receivingRooms(
  { rooms, allRooms, scopes }: Grants,
  ownRoomId: string | undefined,
  { driver, router }: { readonly driver: SessionDriver; readonly router: EventRouter },
): readonly string[] {
  const own = ownRoomId === undefined ? [] : [ownRoomId];
  const granted = [...rooms, ...scopes.map(({ room }) => room)];
  const named = granted.filter((roomId) => router.isInRoom(roomId));
  const others = allRooms || granted.includes("*") ? knownRooms(driver) : [];
  return [...new Set([...own, ...named, ...others])];
}

/** A driver of another maker may throw; then only the rooms that are named count. */
function knownRooms(driver: SessionDriver): readonly string[] {
  try {
    return driver.getKnownRooms();
  } catch {
    return [];
  }
}
