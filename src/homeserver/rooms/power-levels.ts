import { isJsonObject, type JsonObject } from "../http/json-object.ts";
import type { Room } from "../state/room.ts";

/** What `m.room.power_levels` says, with the specification's defaults in place. */
export interface PowerLevels {
  readonly userLevel: (userId: string) => number;
  readonly eventLevel: (type: string, isState: boolean) => number;
  readonly action: (name: "invite" | "kick" | "ban" | "redact") => number;
}

/** Without a power levels event, the room's creator has 100 and everybody else 0. */
export function readPowerLevels(room: Room): PowerLevels {
  const content = room.getState("m.room.power_levels")?.event.content;
  if (content === undefined) return levelsBeforeTheEvent(room);
  return {
    userLevel: (userId) => readLevel(content["users"], userId) ?? readLevel(content, "users_default") ?? 0,
    eventLevel: (type, isState) =>
      readLevel(content["events"], type) ??
      readLevel(content, isState ? "state_default" : "events_default") ??
      (isState ? 50 : 0),
    action: (name) => readLevel(content, name) ?? (name === "invite" ? 0 : 50),
  };
}

function levelsBeforeTheEvent(room: Room): PowerLevels {
  const creator = room.getState("m.room.create")?.event.sender;
  return {
    userLevel: (userId) => (userId === creator ? 100 : 0),
    eventLevel: () => 0,
    action: (name) => (name === "invite" ? 0 : 50),
  };
}

/** An integer under a key, if it is one. */
function readLevel(levels: unknown, key: string): number | undefined {
  const level = isJsonObject(levels) && Object.hasOwn(levels, key) ? levels[key] : undefined;
  return typeof level === "number" && Number.isInteger(level) ? level : undefined;
}

/** The levels a new room starts with. */
export function initialPowerLevels(creator: string, trusted: readonly string[]): JsonObject {
  const users = Object.fromEntries([creator, ...trusted].map((userId) => [userId, 100]));
  return {
    users,
    users_default: 0,
    events: {
      "m.room.name": 50,
      "m.room.power_levels": 100,
      "m.room.history_visibility": 100,
      "m.room.canonical_alias": 50,
      "m.room.avatar": 50,
      "m.room.tombstone": 100,
      "m.room.server_acl": 100,
      "m.room.encryption": 100,
    },
    events_default: 0,
    state_default: 50,
    ban: 50,
    kick: 50,
    redact: 50,
    invite: 0,
    historical: 100,
  };
}
