import type { Scope, ScopeContext } from "../scope.ts";

/** Relations: react to the newest message, and read what relates to it (MSC3869). */
export function reactionsScope({ api, parameters }: ScopeContext): Scope {
  const newestMessage = async (): Promise<string> => {
    const [event] = await api.readRoomEvents("m.room.message", 1, "m.text");
    if (event === undefined) throw new Error("There is no message in this room yet.");
    return event.event_id;
  };
  return {
    title: "Reactions",
    capabilities: [
      "org.matrix.msc2762.receive.event:m.room.message#m.text",
      "org.matrix.msc2762.send.event:m.reaction",
      "org.matrix.msc2762.receive.event:m.reaction",
    ],
    actions: [
      {
        label: "React to the newest message",
        run: async () =>
          api.sendRoomEvent("m.reaction", {
            "m.relates_to": { rel_type: "m.annotation", event_id: await newestMessage(), key: "👍" },
          }),
      },
      {
        label: "Read its reactions",
        run: async () => {
          const page = await api.readEventRelations(
            await newestMessage(),
            undefined,
            "m.annotation",
            "m.reaction",
          );
          return page.chunk.map((event) => event.sender);
        },
      },
      {
        label: "Read from this room by name",
        run: async () => (await api.readRoomEvents("m.reaction", 5, undefined, [parameters.roomId])).length,
      },
    ],
  };
}
