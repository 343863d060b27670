import type { Demo } from "../../../demo/server/start-demo.ts";

/** The demo's second user at another client: what others do in a room while Alice looks at a widget. */
export interface Bob {
  /** Resolves to the event id. */
  send(roomId: string, type: string, content: object): Promise<string>;
  putState(roomId: string, type: string, content: object): Promise<string>;
}

export function bobOf({ homeserver }: Demo): Bob {
  const { accessToken } = homeserver.login("@bob:hs.localhost");
  let transactions = 0;

  async function put(path: string, content: object): Promise<string> {
    const response = await homeserver.fetch(`http://hs.localhost/_matrix/client/v3/${path}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      body: JSON.stringify(content),
    });
    const answer: unknown = await response.json();
    if (response.ok && typeof answer === "object" && answer !== null && "event_id" in answer) {
      return String(answer.event_id);
    }
    throw new Error(`Bob cannot do this: ${JSON.stringify(answer)}`);
  }

  return {
    send: (roomId, type, content) =>
      put(`rooms/${roomId}/send/${type}/bob-${accessToken}-${transactions++}`, content),
    putState: (roomId, type, content) => put(`rooms/${roomId}/state/${type}/`, content),
  };
}
