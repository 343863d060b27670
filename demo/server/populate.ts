import type { Homeserver } from "../../src/homeserver/index.ts";
import { createMatrixRequest, type MatrixRequest } from "./matrix-request.ts";
import { demoPassword, people } from "./people.ts";
import { type DemoRoom, stateForEverybody } from "./rooms.ts";

/** Registers everybody, and creates the rooms, with everybody in them. */
export async function populate(homeserver: Homeserver, rooms: readonly DemoRoom[]): Promise<void> {
  const [creator, ...others] = people.map(({ username, displayName }) => {
    const account = homeserver.registerUser({ localpart: username, displayName, password: demoPassword });
    return { userId: account.userId, request: createMatrixRequest(homeserver, account.accessToken) };
  });
  if (creator === undefined) return;
  await Promise.all(rooms.map((room) => createRoom(room, creator, others)));
}

interface Account {
  readonly userId: string;
  readonly request: MatrixRequest;
}

async function createRoom(room: DemoRoom, creator: Account, others: readonly Account[]): Promise<void> {
  const encryption = { type: "m.room.encryption", content: { algorithm: "m.megolm.v1.aes-sha2" } };
  const widget = { type: "im.vector.modular.widgets", state_key: room.widgetId, content: room.widget };
  const { room_id: roomId } = await creator.request("POST", "/createRoom", {
    name: room.name,
    topic: room.topic,
    preset: "private_chat",
    invite: others.map((other) => other.userId),
    power_level_content_override: { events: stateForEverybody },
    initial_state: [...(room.isEncrypted ? [encryption] : []), widget, ...room.state],
  });
  for (const other of others) await other.request("POST", `/rooms/${roomId}/join`, {});
  for (const [index, body] of room.messages.entries()) {
    const content = { msgtype: "m.text", body };
    await creator.request("PUT", `/rooms/${roomId}/send/m.room.message/greeting-${index}`, content);
  }
}
