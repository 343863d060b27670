import { presenceType } from "../../shared/event-types.ts";
import type { Scope, ScopeContext } from "../scope.ts";

const durationMs = 60_000;

/** Sticky events (MSC4354, MSC4407): everybody in the room gets them for a while, also those who come later. */
export function stickyScope({ api, parameters }: ScopeContext): Scope {
  return {
    title: "Sticky events",
    capabilities: [
      `org.matrix.msc2762.send.event:${presenceType}`,
      `org.matrix.msc2762.receive.event:${presenceType}`,
      "org.matrix.msc4407.send.sticky_event",
      "org.matrix.msc4407.receive.sticky_event",
    ],
    actions: [
      {
        label: "Be here for a minute",
        run: () =>
          api.sendRoomEvent(
            presenceType,
            { msc4354_sticky_key: parameters.userId, here: true },
            undefined,
            undefined,
            durationMs,
          ),
      },
    ],
  };
}
