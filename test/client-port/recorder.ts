import type { ClientUpdate, MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../src/core/matrix/matrix-event.ts";

type UpdateOf<Kind extends ClientUpdate["kind"]> = Extract<ClientUpdate, { kind: Kind }>;

/** Everything a port tells from now on. */
export interface Recorder {
  readonly updates: readonly ClientUpdate[];
  of<Kind extends ClientUpdate["kind"]>(kind: Kind): readonly UpdateOf<Kind>[];
  /** The timeline events of a room, optionally of one type. */
  timeline(roomId: string, type?: string): readonly MatrixEvent[];
  /** The changed state entries of a room, in all updates, optionally of one type. */
  state(roomId: string, type?: string): readonly MatrixEvent[];
  stop(): void;
}

export function record(port: MatrixClientPort): Recorder {
  const updates: ClientUpdate[] = [];
  const stop = port.subscribe((update) => {
    updates.push(update);
  });
  const of = <Kind extends ClientUpdate["kind"]>(kind: Kind) =>
    updates.filter((update): update is UpdateOf<Kind> => update.kind === kind);
  const wanted = (roomId: string, type: string | undefined) => (event: MatrixEvent) =>
    event.room_id === roomId && (type === undefined || event.type === type);
  return {
    updates,
    of,
    timeline: (roomId, type) =>
      of("timeline")
        .map(({ event }) => event)
        .filter(wanted(roomId, type)),
    state: (roomId, type) =>
      of("state")
        .flatMap(({ events }) => events)
        .filter(wanted(roomId, type)),
    stop,
  };
}
