import type { JsonObject } from "../http/json-object.ts";
import { forbidden } from "../http/request-error.ts";
import type { Room } from "../state/room.ts";
import { authorizeMembership } from "./authorize-membership.ts";
import { authorizePowerLevels } from "./authorize-power-levels.ts";
import { readPowerLevels } from "./power-levels.ts";

/** What somebody wants to put into a room. */
export interface EventDraft {
  readonly type: string;
  readonly sender: string;
  readonly content: JsonObject;
  readonly stateKey?: string | undefined;
  /** The event this redacts. */
  readonly redacts?: string | undefined;
}

/** Room version 11's authorisation rules, as far as one server and its clients see them. Throws what it refuses. */
export function authorizeEvent(room: Room, draft: EventDraft): void {
  if (draft.type === "m.room.create") throw forbidden("A room is created once");
  if (draft.type === "m.room.member") authorizeMembership(room, draft);
  else authorizeByPower(room, draft);
}

function authorizeByPower(room: Room, draft: EventDraft): void {
  const { type, sender, stateKey } = draft;
  if (room.membershipOf(sender) !== "join") throw forbidden(`User ${sender} is not in room ${room.roomId}`);

  const levels = readPowerLevels(room);
  const own = levels.userLevel(sender);
  const needed = levels.eventLevel(type, stateKey !== undefined);
  if (own < needed) {
    throw forbidden(`You don't have permission to post that to the room: ${own} is below ${needed}`);
  }
  if (stateKey?.startsWith("@") && stateKey !== sender) {
    throw forbidden("State whose key is a user id can be set by that user only");
  }
  if (type === "m.room.power_levels") authorizePowerLevels(room, draft);
  if (draft.redacts !== undefined) authorizeRedaction(room, sender, draft.redacts);
}

function authorizeRedaction(room: Room, sender: string, redacts: string): void {
  const levels = readPowerLevels(room);
  const isOwn = room.getEvent(redacts)?.event.sender === sender;
  if (!isOwn && levels.userLevel(sender) < levels.action("redact")) {
    throw forbidden("You don't have permission to redact events of others");
  }
}
