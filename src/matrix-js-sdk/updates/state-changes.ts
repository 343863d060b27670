import { EventTimeline, type Room, type MatrixEvent as SdkEvent } from "matrix-js-sdk";

interface Snapshot {
  readonly type: string;
  readonly stateKey: string;
  readonly eventId: string | undefined;
  readonly redacted: boolean;
}

/** The entries of one room's state that may have changed, with what they were before. */
export interface StateChanges {
  /**
   * Notes that `event` took the place of `previous`. Only the first call for an entry tells what it was before; the
   * others return false.
   */
  note(event: SdkEvent, previous: SdkEvent | null): boolean;
  /** The entries whose current value is not what it was, and forgets them. */
  take(room: Room): readonly SdkEvent[];
}

/** Compares ends, not steps: what a sync sets and sets back again has not changed. */
export function createStateChanges(): StateChanges {
  const before = new Map<string, Snapshot>();
  return {
    note(event, previous) {
      const type = event.getType();
      const stateKey = event.getStateKey() ?? "";
      const entry = JSON.stringify([type, stateKey]);
      if (before.has(entry)) return false;
      // A redaction is applied to the event in place: the SDK then announces the same object again.
      const redacted = previous !== event && previous?.isRedacted() === true;
      before.set(entry, { type, stateKey, eventId: previous?.getId(), redacted });
      return true;
    },
    take(room) {
      const state = room.getLiveTimeline().getState(EventTimeline.FORWARDS);
      const changed = [...before.values()].flatMap(({ type, stateKey, eventId, redacted }) => {
        const current = state?.getStateEvents(type, stateKey) ?? undefined;
        if (current === undefined) return [];
        return current.getId() !== eventId || current.isRedacted() !== redacted ? [current] : [];
      });
      before.clear();
      return changed;
    },
  };
}
