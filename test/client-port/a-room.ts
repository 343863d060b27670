import { expect, vi } from "vitest";
import type { PortUser } from "./port-harness.ts";

export interface RoomOptions {
  readonly others?: readonly PortUser[];
  readonly encrypted?: boolean;
  readonly name?: string;
}

/** Conditions are reached in milliseconds on our homeserver and may take longer over a network. */
export const patiently = <T>(condition: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(condition, { timeout: 10_000, interval: 10 });

const ready = "org.example.ready";

/** A room that its creator and the others have joined; all of them have heard of everything that happened so far. */
export async function aRoom(
  creator: PortUser,
  { others = [], encrypted = false, name }: RoomOptions = {},
): Promise<string> {
  const encryption = {
    type: "m.room.encryption",
    state_key: "",
    content: { algorithm: "m.megolm.v1.aes-sha2" },
  };
  const created = await creator.call("POST", "/v3/createRoom", {
    preset: "private_chat",
    invite: others.map(({ userId }) => userId),
    initial_state: encrypted ? [encryption] : [],
    ...(name !== undefined && { name }),
  });
  const roomId = String(created["room_id"]);
  for (const other of others) await join(other, roomId);
  // A homeserver may show a new room in several pieces: the last event tells that it is whole.
  await send(creator, roomId, ready, {});
  await patiently(async () => {
    for (const { port } of [creator, ...others]) {
      expect(await port.readTimeline(roomId, { type: ready, limit: 1 })).toHaveLength(1);
    }
  });
  return roomId;
}

export async function join(user: PortUser, roomId: string): Promise<void> {
  await user.call("POST", `/v3/join/${encodeURIComponent(roomId)}`, {});
}

export const text = (body: string) => ({ msgtype: "m.text", body });

/** Sends past the port and resolves to the event id. */
export async function send(
  user: PortUser,
  roomId: string,
  type: string,
  content: Record<string, unknown>,
  query = "",
): Promise<string> {
  const path = `/v3/rooms/${encodeURIComponent(roomId)}/send/${encodeURIComponent(type)}/${crypto.randomUUID()}${query}`;
  return String((await user.call("PUT", path, content))["event_id"]);
}

/** Sets state past the port and resolves to the event id. */
export async function setState(
  user: PortUser,
  roomId: string,
  type: string,
  stateKey: string,
  content: Record<string, unknown>,
): Promise<string> {
  const path = `/v3/rooms/${encodeURIComponent(roomId)}/state/${encodeURIComponent(type)}/${encodeURIComponent(stateKey)}`;
  return String((await user.call("PUT", path, content))["event_id"]);
}

/** Changes some of the levels and keeps the others, since room versions differ in what they demand of them. */
export async function changePowerLevels(
  user: PortUser,
  roomId: string,
  changes: Record<string, unknown>,
): Promise<void> {
  const [current] = user.port.getState(roomId, "m.room.power_levels", "");
  await setState(user, roomId, "m.room.power_levels", "", { ...current?.content, ...changes });
}
