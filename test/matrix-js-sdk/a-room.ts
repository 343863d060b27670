import { type MatrixClient, Preset } from "matrix-js-sdk";
import { expect } from "vitest";
import { patiently } from "../client-port/a-room.ts";

/** A room that all clients have joined and know. */
export async function aRoom(
  [creator, ...others]: readonly [MatrixClient, ...MatrixClient[]],
  { encrypted = false }: { encrypted?: boolean } = {},
): Promise<string> {
  const encryption = {
    type: "m.room.encryption",
    state_key: "",
    content: { algorithm: "m.megolm.v1.aes-sha2" },
  };
  const { room_id: roomId } = await creator.createRoom({
    preset: Preset.PrivateChat,
    invite: others.map((other) => other.getSafeUserId()),
    initial_state: encrypted ? [encryption] : [],
  });
  for (const other of others) await other.joinRoom(roomId);
  await patiently(() => {
    for (const client of [creator, ...others]) {
      expect(client.getRoom(roomId)?.getJoinedMemberCount()).toBe(others.length + 1);
    }
  });
  return roomId;
}
