import { type MatrixClient, type Room, RoomStateEvent } from "matrix-js-sdk";
import { describeProblem } from "../shared/describe-problem.ts";
import { counterType } from "../shared/event-types.ts";
import { findPart } from "../shared/find-part.ts";

declare module "matrix-js-sdk" {
  interface StateEvents {
    [counterType]: { count: number };
  }
}

/** A number that everybody in the room shares: one state event. */
export function showCounter(client: MatrixClient, room: Room): void {
  const output = findPart("count", HTMLOutputElement);
  const button = findPart("add-one", HTMLButtonElement);

  const read = (): number => {
    const count: unknown = room.currentState.getStateEvents(counterType, "")?.getContent()["count"];
    return typeof count === "number" ? count : 0;
  };
  const show = () => {
    output.textContent = String(read());
  };
  room.currentState.on(RoomStateEvent.Events, show);
  show();

  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await client.sendStateEvent(room.roomId, counterType, { count: read() + 1 });
    } catch (problem) {
      output.textContent = describeProblem(problem);
    }
    button.disabled = false;
  });
}
