import type { MatrixEvent as SdkEvent } from "matrix-js-sdk";
import type { Membership } from "../../core/matrix/matrix-client-port.ts";
import { createStateChanges, type StateChanges } from "./state-changes.ts";

/** What one sync told about one room, collected until the SDK has processed all of it. */
export interface RoomBatch {
  /** The main timeline's new events, and the user's own whose echo arrived, as far as the SDK announces them there. */
  readonly timeline: SdkEvent[];
  /** Every message-like event of the timeline and of the sticky section (MSC4354). */
  readonly received: SdkEvent[];
  readonly changes: StateChanges;
  /** The user's own, where it changed. */
  membership: { readonly now: Membership; readonly before: Membership } | undefined;
}

export function createRoomBatch(): RoomBatch {
  return { timeline: [], received: [], changes: createStateChanges(), membership: undefined };
}

/** Whether the user belonged to the room at some time of this sync; other rooms' events are of no concern to widgets. */
export function involvesUser(batch: RoomBatch, membership: Membership): boolean {
  return [membership, batch.membership?.before].some((value) => value === "join" || value === "invite");
}
