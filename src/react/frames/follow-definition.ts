import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { FrameTarget } from "./frame-target.ts";
import type { LivingFrame } from "./living-frame.ts";
import { findObstacle, findRoomWidget, type RoomVerdict, type RoomWatch } from "./room-watch.ts";

/** Keeps a frame told what its widget is, now and after each change. */
export interface DefinitionFollower {
  /** Begins to follow; again, with a widget that the app describes itself, takes the new description. */
  follow(target: FrameTarget): void;
  stop(): void;
}

/**
 * Follows a room widget through the room's state, and any widget of a room through the user's membership: what was
 * removed, or belongs to a room that was left, ends at once.
 */
export function createDefinitionFollower(options: {
  readonly client: MatrixClientPort;
  readonly watch: RoomWatch["watch"];
  readonly frame: LivingFrame;
}): DefinitionFollower {
  const { client, watch, frame } = options;
  let target: FrameTarget | undefined;
  let last: RoomVerdict["kind"] | undefined;
  let unwatch: (() => void) | undefined;

  function check(): void {
    if (!target) return;
    const verdict = judge(client, target);
    // A client that starts learns of its rooms one by one.
    if (verdict.kind === "room-unknown" && last === undefined) return;
    if (verdict.kind === "present") frame.define(verdict.widget);
    // A room that is known no more was left and forgotten.
    else if (verdict.kind !== last) frame.end(verdict.kind === "room-unknown" ? "room-left" : verdict.kind);
    last = verdict.kind;
  }

  return {
    follow(next) {
      // One key is one room and one id: only what an app says of its own widget can be new.
      if (target && next.widget === target.widget) return;
      target = next;
      unwatch ??= watch(next.widget ? next.widget.roomId : next.roomId, check);
      check();
    },
    stop: () => unwatch?.(),
  };
}

function judge(client: MatrixClientPort, target: FrameTarget): RoomVerdict {
  if (!target.widget) return findRoomWidget(client, target.roomId, target.widgetId);
  const { roomId } = target.widget;
  const obstacle = roomId === undefined ? undefined : findObstacle(client, roomId);
  return obstacle ?? { kind: "present", widget: target.widget };
}
