import type { SessionState } from "../../core/session/session-state.ts";
import type { Status } from "../session/status.ts";
import type { ActivityLog } from "./activity-log.ts";

/** Records every state a session goes through. */
export function recordStates(status: Status, log: ActivityLog): void {
  let last = status.state;
  status.subscribe(() => {
    const { state } = status;
    if (state === last) return;
    last = state;
    const reason = "reason" in state ? state.reason : undefined;
    log.note({
      kind: "state",
      status: state.status,
      generation: generationOf(state),
      reason,
      limit: reason === "flooded" ? "uselessMessageBurst" : undefined,
    });
  });
}

function generationOf(state: SessionState): number | undefined {
  return "generation" in state ? state.generation : undefined;
}
