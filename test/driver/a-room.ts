import { type ICreateRoomOpts, Preset } from "matrix-js-sdk";
import { expect } from "vitest";
import type { User } from "./a-user.ts";
import { eventually } from "./eventually.ts";

/** A room that its creator, and everyone invited, has joined and knows. */
export async function aRoom(
  creator: User,
  { others = [], encrypted = false }: { others?: readonly User[]; encrypted?: boolean } = {},
): Promise<string> {
  const options: ICreateRoomOpts = {
    preset: Preset.PrivateChat,
    invite: others.map(({ userId }) => userId),
    initial_state: encrypted
      ? [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }]
      : [],
  };
  const { room_id: roomId } = await creator.client.createRoom(options);
  for (const other of others) {
    await other.client.joinRoom(roomId);
  }
  const members = [creator, ...others];
  await eventually(() => {
    for (const { client, port } of members) {
      expect(port.getRoom(roomId)).toMatchObject({ membership: "join", isEncrypted: encrypted });
      expect(client.getRoom(roomId)?.getJoinedMemberCount()).toBe(members.length);
    }
  });
  return roomId;
}
