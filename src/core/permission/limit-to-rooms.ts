import { inRoomAlone } from "../capability/every-room.ts";
import { formatCapability } from "../capability/format-capability.ts";
import { parseCapability } from "../capability/parse-capability.ts";
import { grantedBy } from "./change-record.ts";
import { covers } from "./covers.ts";
import { capabilityPermission, type Permission, permittedCapability } from "./permission.ts";
import { type Decision, DIALOG_VERSION, type PermissionRecord } from "./permission-record.ts";

/**
 * Leaves of what was granted in every room these rooms: granted there as before, denied elsewhere. What holds it goes the
 * same way, or nothing would be limited. What was not granted in every room stays as it was; with no rooms, everything does.
 */
export function limitToRooms(
  record: PermissionRecord,
  permissions: readonly Permission[],
  roomIds: readonly string[],
  atMs: number,
): PermissionRecord {
  const { roomId: ownRoomId } = record.identity;
  const wide = grantedBy(record).filter(
    (held) => isOfEveryRoom(held) && permissions.some((one) => covers(held, one, ownRoomId)),
  );
  if (wide.length === 0 || roomIds.length === 0) return record;
  const decisions = new Map(record.decisions);
  for (const permission of wide) {
    const decision = record.decisions.get(permission);
    if (!decision) continue;
    decisions.set(permission, denied(decision, atMs));
    for (const part of permissionInRooms(permission, roomIds)) decisions.set(part, decision);
  }
  return { ...record, decisions };
}

/** Permissions for these rooms in place of one for every room; none where it is not one. */
export function permissionInRooms(permission: Permission, roomIds: readonly string[]): readonly Permission[] {
  const raw = permittedCapability(permission);
  if (raw === undefined) return [];
  const capability = parseCapability(raw);
  const parts = roomIds.map((roomId) => inRoomAlone(capability, roomId)).filter((one) => one !== undefined);
  return parts.map((part) => capabilityPermission(formatCapability(part)));
}

function isOfEveryRoom(permission: Permission): boolean {
  return permissionInRooms(permission, ["!any"]).length > 0;
}

function denied({ duration }: Decision, atMs: number): Decision {
  return { verdict: "denied", duration, atMs, dialogVersion: DIALOG_VERSION };
}
