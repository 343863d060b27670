import { topicType } from "../../shared/event-types.ts";
import type { Scope, ScopeContext } from "../scope.ts";

/** Room state: one entry of the demo's own type, the room's name, and who is here. */
export function stateScope({ api, parameters }: ScopeContext): Scope {
  return {
    title: "Room state",
    capabilities: [
      `org.matrix.msc2762.send.state_event:${topicType}#${parameters.userId}`,
      `org.matrix.msc2762.receive.state_event:${topicType}`,
      "org.matrix.msc2762.receive.state_event:m.room.name#",
      "org.matrix.msc2762.receive.state_event:m.room.member",
    ],
    actions: [
      {
        label: "Set my topic",
        run: () =>
          api.sendStateEvent(topicType, parameters.userId, { topic: `It is ${new Date().toISOString()}` }),
      },
      {
        label: "Read all topics",
        run: async () => (await api.readStateEvents(topicType)).map((event) => event.content),
      },
      {
        label: "Read the room name",
        run: async () => (await api.readStateEvents("m.room.name", undefined, ""))[0]?.content,
      },
      {
        label: "Set somebody else's topic",
        run: () => api.sendStateEvent(topicType, "@somebody:else", { topic: "Not allowed" }),
      },
    ],
  };
}
