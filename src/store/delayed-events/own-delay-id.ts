import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";

/** Of an event that was a delayed one of this user, its delay id; homeservers tell it to nobody else. */
export function ownDelayId({ sender, unsigned }: MatrixEvent, userId: string): string | undefined {
  const delayId = unsigned["delay_id"] ?? unsigned["org.matrix.msc4140.delay_id"];
  return sender === userId && typeof delayId === "string" ? delayId : undefined;
}
