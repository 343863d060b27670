import { chooseRoomWidget, ROOM_WIDGET_EVENT_TYPES } from "../../core/definition/parse-room-widget.ts";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import type { MatrixClientPort, Membership } from "../../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { SessionEnd } from "../../core/session/session-state.ts";

interface Life {
  readonly widget: WidgetDefinition;
  readonly roomId: string | undefined;
  readonly onEnd: (reason: SessionEnd) => void;
}

/** Notices what takes the ground from under a widget: its room, its state event, or the user's login. */
export class WidgetLives {
  readonly #client: MatrixClientPort;
  readonly #lives = new Set<Life>();

  constructor(client: MatrixClientPort) {
    this.#client = client;
  }

  get size(): number {
    return this.#lives.size;
  }

  add(life: Life): () => void {
    this.#lives.add(life);
    return () => this.#lives.delete(life);
  }

  onMembership(roomId: string, membership: Membership): void {
    if (membership !== "leave" && membership !== "ban") return;
    for (const life of this.#lives) if (life.roomId === roomId) life.onEnd("room-left");
  }

  onState(roomId: string, events: readonly MatrixEvent[]): void {
    const definitions = events.filter(({ type }) => ROOM_WIDGET_EVENT_TYPES.includes(type));
    if (definitions.length === 0) return;
    for (const life of this.#lives) {
      const { kind, id } = life.widget;
      if (kind !== "room" || life.widget.roomId !== roomId) continue;
      if (!definitions.some((event) => event.state_key === id)) continue;
      // Either type of state event may define it, so one that is emptied does not settle it.
      const current = ROOM_WIDGET_EVENT_TYPES.flatMap((type) => this.#client.getState(roomId, type, id));
      if (chooseRoomWidget(current) === undefined) life.onEnd("widget-removed");
    }
  }

  onStopped(): void {
    for (const life of this.#lives) life.onEnd("logged-out");
  }
}
