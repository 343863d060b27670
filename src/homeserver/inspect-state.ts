import type { HomeserverInspection } from "./homeserver.ts";
import { dueAt } from "./state/delayed-events.ts";
import type { ServerState } from "./state/server-state.ts";

/** Read access to the stored events, for tests. */
export function inspectState(server: ServerState): HomeserverInspection {
  return {
    roomIds: () => server.rooms.all().map((room) => room.roomId),
    roomEvents: (roomId) => server.rooms.get(roomId)?.events.map(({ event }) => event) ?? [],
    roomState: (roomId) =>
      server.rooms
        .get(roomId)
        ?.stateAt()
        .map(({ event }) => event) ?? [],
    delayedEvents: () =>
      server.delayedEvents.all().map((scheduled) => ({
        delayId: scheduled.delayId,
        roomId: scheduled.roomId,
        sender: scheduled.draft.sender,
        type: scheduled.draft.type,
        stateKey: scheduled.draft.stateKey,
        content: scheduled.draft.content,
        dueAt: dueAt(scheduled),
      })),
  };
}
