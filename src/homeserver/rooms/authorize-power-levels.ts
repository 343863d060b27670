import { isJsonObject, type JsonObject } from "../http/json-object.ts";
import { badJson, forbidden } from "../http/request-error.ts";
import type { Room } from "../state/room.ts";
import type { EventDraft } from "./authorize-event.ts";
import { readPowerLevels } from "./power-levels.ts";

const SINGLE_LEVELS = [
  "users_default",
  "events_default",
  "state_default",
  "ban",
  "redact",
  "kick",
  "invite",
] as const;

/** Nobody changes a level above their own, or lowers another user of their own level. Throws what it refuses. */
export function authorizePowerLevels(room: Room, { sender, content }: EventDraft): void {
  const before = room.getState("m.room.power_levels")?.event.content;
  for (const name of SINGLE_LEVELS) requireInteger(content[name], name);
  for (const name of ["events", "users", "notifications"]) requireLevels(content[name], name);
  if (before === undefined) return;

  const own = readPowerLevels(room).userLevel(sender);
  for (const name of SINGLE_LEVELS) requireAtMost(own, before[name], content[name]);
  for (const name of ["events", "notifications"]) {
    for (const [oldLevel, newLevel] of changesBetween(before[name], content[name]).values()) {
      requireAtMost(own, oldLevel, newLevel);
    }
  }
  for (const [userId, [oldLevel, newLevel]] of changesBetween(before["users"], content["users"])) {
    requireAtMost(own, oldLevel, newLevel);
    if (userId !== sender && oldLevel === own) {
      throw forbidden("You cannot change the level of a user who has your own");
    }
  }
}

function requireInteger(level: unknown, name: string): void {
  if (level !== undefined && !Number.isInteger(level)) throw badJson(`${name} must be an integer`);
}

function requireLevels(levels: unknown, name: string): void {
  if (levels === undefined) return;
  if (!isJsonObject(levels)) throw badJson(`${name} must be an object`);
  for (const [key, level] of Object.entries(levels)) requireInteger(level, `${name}.${key}`);
}

function requireAtMost(own: number, oldLevel: unknown, newLevel: unknown): void {
  if (oldLevel === newLevel) return;
  for (const level of [oldLevel, newLevel]) {
    if (typeof level === "number" && level > own) {
      throw forbidden("You cannot change a power level that is above your own");
    }
  }
}

function changesBetween(before: unknown, after: unknown): ReadonlyMap<string, readonly [unknown, unknown]> {
  const old: JsonObject = isJsonObject(before) ? before : {};
  const now: JsonObject = isJsonObject(after) ? after : {};
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  return new Map(
    [...keys].filter((key) => old[key] !== now[key]).map((key) => [key, [old[key], now[key]] as const]),
  );
}
