import { Symbols } from "matrix-widget-api";
import type { Scope, ScopeContext } from "../scope.ts";

/** What happens in all rooms of the user's, or in those to which they limit it. */
export function everyRoomScope({ api }: ScopeContext): Scope {
  return {
    title: "Every room",
    capabilities: ["org.matrix.msc2762.timeline:*", "org.matrix.msc2762.receive.event:m.room.message#m.text"],
    actions: [
      {
        label: "Read every room",
        run: async () => {
          const events = await api.readRoomEvents("m.room.message", 50, "m.text", [Symbols.AnyRoom]);
          return events.map(({ room_id, content }) => ({ room_id, body: content["body"] }));
        },
      },
    ],
  };
}
