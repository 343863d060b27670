import { badJson, forbidden } from "../http/request-error.ts";
import type { Room } from "../state/room.ts";
import type { EventDraft } from "./authorize-event.ts";
import { readPowerLevels } from "./power-levels.ts";

/** Who may join, invite, leave, kick, ban and unban. Throws what it refuses. */
export function authorizeMembership(room: Room, { sender, stateKey: target, content }: EventDraft): void {
  if (target === undefined) throw badJson("m.room.member is a state event");
  const current = room.membershipOf(target);
  const { membership } = content;
  if (membership === "join") authorizeJoin(room, sender, target, current);
  else if (membership === "invite") authorizeInvite(room, sender, target, current);
  else if (membership === "leave") authorizeLeave(room, sender, target, current);
  else if (membership === "ban") authorizeBan(room, sender, target);
  else throw badJson("Unknown membership");
}

function authorizeJoin(room: Room, sender: string, target: string, current: string): void {
  if (sender !== target) throw forbidden("Nobody can join on behalf of another user");
  if (current === "ban") throw forbidden("You are banned from this room");
  if (current === "join" || current === "invite" || room.events.length === 1) return;
  if (room.getState("m.room.join_rules")?.event.content["join_rule"] === "public") return;
  throw forbidden("You are not invited to this room");
}

function authorizeInvite(room: Room, sender: string, target: string, current: string): void {
  requireJoined(room, sender);
  if (current === "join") throw forbidden(`${target} is already in the room`);
  if (current === "ban") throw forbidden(`${target} is banned from the room`);
  const levels = readPowerLevels(room);
  if (levels.userLevel(sender) < levels.action("invite")) {
    throw forbidden("You don't have permission to invite users");
  }
}

function authorizeLeave(room: Room, sender: string, target: string, current: string): void {
  if (sender === target) {
    if (current === "join" || current === "invite") return;
    throw forbidden("You are not in this room");
  }
  requireJoined(room, sender);
  requirePowerOver(room, sender, target, current === "ban" ? "ban" : "kick");
}

function authorizeBan(room: Room, sender: string, target: string): void {
  requireJoined(room, sender);
  requirePowerOver(room, sender, target, "ban");
}

function requireJoined(room: Room, sender: string): void {
  if (room.membershipOf(sender) !== "join") throw forbidden(`User ${sender} is not in room ${room.roomId}`);
}

function requirePowerOver(room: Room, sender: string, target: string, action: "kick" | "ban"): void {
  const levels = readPowerLevels(room);
  const own = levels.userLevel(sender);
  if (own < levels.action(action)) throw forbidden(`You don't have permission to ${action} users`);
  if (own <= levels.userLevel(target)) throw forbidden(`You can only ${action} users below your own level`);
}
