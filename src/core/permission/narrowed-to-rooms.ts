import { isOfEveryRoom } from "../capability/every-room.ts";
import { parseCapability } from "../capability/parse-capability.ts";
import { covers } from "./covers.ts";
import { capabilityPermission } from "./permission.ts";

/**
 * Those of the approved capabilities that nobody asked for by name, but that are what was asked for in every room, in one
 * of them: a user may narrow "every room" to some.
 */
export function narrowedToRooms(approved: Iterable<string>, asked: readonly string[]): readonly string[] {
  const wide = asked.filter((raw) => isOfEveryRoom(parseCapability(raw))).map(capabilityPermission);
  if (wide.length === 0) return [];
  return [...approved].filter((raw) => {
    const permission = capabilityPermission(raw);
    return (
      !asked.includes(raw) && wide.some((one) => one !== permission && covers(one, permission, undefined))
    );
  });
}
