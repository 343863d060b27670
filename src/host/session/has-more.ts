import type { RoomEventCapability } from "../../core/capability/capability.ts";
import { formatCapability } from "../../core/capability/format-capability.ts";
import type { Grants } from "../../core/capability/grants.ts";

type Kind = RoomEventCapability["kind"];

/** Whether there is more of a kind to receive than before: another type or key, or the same in more rooms. */
export function hasMore(kind: Kind, before: Grants, now: Grants): boolean {
  const had = new Set(receivedOf(kind, before));
  const has = receivedOf(kind, now);
  if (has.length === 0) return false;
  const hasMoreRooms = now.rooms.length > before.rooms.length || now.allRooms !== before.allRooms;
  return hasMoreRooms || has.some((one) => !had.has(one));
}

function receivedOf(kind: Kind, { received, scopes }: Grants): readonly string[] {
  const open = received.filter((one) => one.kind === kind).map(formatCapability);
  const scoped = scopes.flatMap((scope) =>
    scope.received
      .filter((one) => one.kind === kind)
      .map((inner) => formatCapability({ kind: "room-scoped", room: scope.room, inner })),
  );
  return [...open, ...scoped];
}
