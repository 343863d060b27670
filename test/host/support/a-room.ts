import { type ICreateRoomOpts, Preset } from "matrix-js-sdk";
import { expect, vi } from "vitest";
import type { User } from "./a-user.ts";

export interface RoomFields {
  readonly others?: readonly User[];
  readonly encrypted?: boolean;
  /** @default every member may do everything */
  readonly preset?: Preset;
}

/** A room that its creator, and everyone invited, has joined and knows. */
export async function aRoom(
  creator: User,
  { others = [], encrypted = false, preset = Preset.TrustedPrivateChat }: RoomFields = {},
): Promise<string> {
  const options: ICreateRoomOpts = {
    preset,
    invite: others.map(({ userId }) => userId),
    initial_state: encrypted
      ? [{ type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }]
      : [],
  };
  const { room_id: roomId } = await creator.client.createRoom(options);
  for (const other of others) await other.client.joinRoom(roomId);
  const members = [creator, ...others];
  await vi.waitFor(
    () => {
      for (const { client, port } of members) {
        expect(port.getRoom(roomId)).toMatchObject({ membership: "join", isEncrypted: encrypted });
        expect(client.getRoom(roomId)?.getJoinedMemberCount()).toBe(members.length);
      }
    },
    { timeout: 5_000 },
  );
  return roomId;
}
