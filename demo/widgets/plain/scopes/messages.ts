import type { Scope, ScopeContext } from "../scope.ts";

/** Room messages of one kind: send, receive, read history, and take back. */
export function messagesScope({ api }: ScopeContext): Scope {
  let lastEventId: string | undefined;
  return {
    title: "Messages",
    capabilities: [
      "org.matrix.msc2762.send.event:m.room.message#m.text",
      "org.matrix.msc2762.receive.event:m.room.message#m.text",
      "org.matrix.msc2762.send.event:m.room.redaction",
      "org.matrix.msc2762.receive.event:m.room.redaction",
    ],
    actions: [
      {
        label: "Send a message",
        run: async () => {
          const content = { msgtype: "m.text", body: "Hello from the playground" };
          const answer = await api.sendRoomEvent("m.room.message", content);
          lastEventId = answer.event_id;
          return answer;
        },
      },
      {
        label: "Read the last five",
        run: async () => {
          const events = await api.readRoomEvents("m.room.message", 5, "m.text");
          return events.map((event) => event.content);
        },
      },
      {
        label: "Take it back",
        run: () => {
          if (lastEventId === undefined) throw new Error("Send a message first.");
          return api.sendRoomEvent("m.room.redaction", { redacts: lastEventId, reason: "Playing" });
        },
      },
    ],
  };
}
