import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { FrameTarget } from "./frame-target.ts";
import type { LivingFrame } from "./living-frame.ts";
import { findRoomWidget, isJoined, type RoomVerdict, type RoomWatch } from "./room-watch.ts";

/** Keeps a frame told what its widget is, now and after each change. */
export interface DefinitionFollower {
  start(): void;
  /** The app describes its own widget anew. */
  describe(target: FrameTarget): void;
  stop(): void;
}

/**
 * Once started, follows a room widget through the room's state, and any widget of a room through the user's membership: what was
 * removed, or belongs to a room that was left, ends at once.
 */
export function createDefinitionFollower(options: {
  readonly client: MatrixClientPort;
  readonly watch: RoomWatch["watch"];
  readonly target: FrameTarget;
  readonly frame: LivingFrame;
}): DefinitionFollower {
  const { client, watch, frame } = options;
  let target = options.target;
  let last: RoomVerdict["kind"] | undefined;

  function check(): void {
    const verdict = judge(client, target);
    if (verdict.kind === "present") frame.define(verdict.widget);
    else if (verdict.kind !== last) frame.end(verdict.kind);
    last = verdict.kind;
  }

  let unwatch: (() => void) | undefined;

  return {
    start() {
      unwatch = watch(target.widget ? target.widget.roomId : target.roomId, check);
      check();
    },
    describe(described) {
      if (described.widget === target.widget) return;
      target = described;
      check();
    },
    stop: () => unwatch?.(),
  };
}

function judge(client: MatrixClientPort, target: FrameTarget): RoomVerdict {
  if (!target.widget) return findRoomWidget(client, target.roomId, target.widgetId);
  const { roomId } = target.widget;
  return roomId === undefined || isJoined(client, roomId)
    ? { kind: "present", widget: target.widget }
    : { kind: "room-left" };
}
