import type { RawUser } from "./a-user.ts";

let transactions = 0;
const nextTransaction = () => {
  transactions += 1;
  return `t${transactions}`;
};

/** A room of the first user that the others have joined. */
export async function aRoom(
  [creator, ...others]: readonly [RawUser, ...RawUser[]],
  body: object = {},
): Promise<string> {
  const created = await creator.post("/createRoom", { invite: others.map((user) => user.userId), ...body });
  const roomId: string = created.body.room_id;
  for (const other of others) await other.post(`/join/${encodeURIComponent(roomId)}`);
  return roomId;
}

export async function sendText(user: RawUser, roomId: string, text: string): Promise<string> {
  return sendMessage(user, roomId, "m.room.message", { msgtype: "m.text", body: text });
}

export async function sendMessage(
  user: RawUser,
  roomId: string,
  type: string,
  content: object,
): Promise<string> {
  const answer = await user.put(`/rooms/${roomId}/send/${type}/${nextTransaction()}`, content);
  return answer.body.event_id;
}
