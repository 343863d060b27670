import type { JsonObject } from "../http/json-object.ts";
import { createRandomId } from "../state/random-id.ts";
import { Room } from "../state/room.ts";
import type { ServerState } from "../state/server-state.ts";
import { memberContent } from "./member-content.ts";
import { initialPowerLevels } from "./power-levels.ts";
import { appendEvent, sendEvent } from "./send-event.ts";

/** The only room version there is here. */
export const ROOM_VERSION = "11";

export type RoomPreset = "private_chat" | "trusted_private_chat" | "public_chat";

export interface NewRoom {
  readonly preset: RoomPreset;
  readonly name: string | undefined;
  readonly topic: string | undefined;
  readonly alias: string | undefined;
  readonly isDirect: boolean;
  readonly invite: readonly string[];
  readonly creationContent: JsonObject;
  readonly powerLevels: JsonObject;
  readonly initialState: readonly { type: string; stateKey: string; content: JsonObject }[];
}

/** "Creation": the events of a new room, in the specification's order. Throws what the rules refuse. */
export function createRoom(server: ServerState, creator: string, wish: NewRoom): Room {
  const room = new Room(`!${createRandomId(18)}:${server.serverName}`);
  const send = (type: string, stateKey: string, content: JsonObject) =>
    sendEvent(server, room, { type, stateKey, content, sender: creator });

  appendEvent(server, room, {
    type: "m.room.create",
    stateKey: "",
    sender: creator,
    content: { ...wish.creationContent, room_version: ROOM_VERSION },
  });
  send("m.room.member", creator, memberContent(server.users, creator, "join"));
  const trusted = wish.preset === "trusted_private_chat" ? wish.invite : [];
  send("m.room.power_levels", "", { ...initialPowerLevels(creator, trusted), ...wish.powerLevels });
  if (wish.alias !== undefined) send("m.room.canonical_alias", "", { alias: wish.alias });
  for (const { type, content } of presetState(wish.preset)) {
    if (!wish.initialState.some((entry) => entry.type === type)) send(type, "", content);
  }
  for (const { type, stateKey, content } of wish.initialState) send(type, stateKey, content);
  if (wish.name !== undefined) send("m.room.name", "", { name: wish.name });
  if (wish.topic !== undefined) send("m.room.topic", "", { topic: wish.topic });
  for (const userId of wish.invite) {
    const direct = wish.isDirect ? { is_direct: true } : {};
    send("m.room.member", userId, { ...memberContent(server.users, userId, "invite"), ...direct });
  }
  server.rooms.add(room);
  return room;
}

function presetState(preset: RoomPreset): readonly { type: string; content: JsonObject }[] {
  const isPublic = preset === "public_chat";
  return [
    { type: "m.room.join_rules", content: { join_rule: isPublic ? "public" : "invite" } },
    { type: "m.room.history_visibility", content: { history_visibility: "shared" } },
    { type: "m.room.guest_access", content: { guest_access: isPublic ? "forbidden" : "can_join" } },
  ];
}
