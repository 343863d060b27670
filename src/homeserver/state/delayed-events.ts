import type { Clock } from "../clock.ts";
import type { RequestError } from "../http/request-error.ts";
import type { NewEvent } from "../rooms/send-event.ts";
import { createRandomId } from "./random-id.ts";
import type { RoomEvent } from "./room-event.ts";

/** Timers of JavaScript engines hold no longer delays than this. */
const MAX_TIMER_MS = 2_147_483_647;

/** MSC4140: an event that is sent later, unless somebody restarts or cancels it. */
export interface DelayedEvent {
  readonly delayId: string;
  readonly roomId: string;
  readonly draft: NewEvent;
  readonly delayMs: number;
  /** When it was scheduled or last restarted, in milliseconds since 1970. */
  readonly runningSince: number;
}

/** What became of a delayed event. */
export type Outcome = { readonly finalisedAt: number } & (
  | { readonly kind: "sent"; readonly eventId: string }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly error: RequestError }
);

export interface FinalisedEvent extends DelayedEvent {
  readonly outcome: Outcome;
}

export const dueAt = ({ runningSince, delayMs }: DelayedEvent): number => runningSince + delayMs;

/** The scheduled delayed events, soonest first, the one timer that sends them, and what became of the others. */
export class DelayedEvents {
  readonly #clock: Clock;
  readonly #send: (due: DelayedEvent, originServerTs: number) => void;
  readonly #finalised = new Map<string, FinalisedEvent>();
  #scheduled: readonly DelayedEvent[] = [];
  #timer: unknown;
  #isAsleep = false;

  /** `send` must not throw, and has to finalise: an event that cannot be sent when due is gone. */
  constructor(clock: Clock, send: (due: DelayedEvent, originServerTs: number) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  schedule(roomId: string, draft: NewEvent, delayMs: number): DelayedEvent {
    const delayId = `syd_${createRandomId(20)}`;
    const scheduled = { delayId, roomId, draft, delayMs, runningSince: this.#clock.now() };
    this.#replace([...this.#scheduled, scheduled]);
    return scheduled;
  }

  get(delayId: string): DelayedEvent | undefined {
    return this.#scheduled.find((scheduled) => scheduled.delayId === delayId);
  }

  getFinalised(delayId: string): FinalisedEvent | undefined {
    return this.#finalised.get(delayId);
  }

  /** Soonest first. */
  all(): readonly DelayedEvent[] {
    return this.#scheduled;
  }

  ofUser(userId: string): readonly DelayedEvent[] {
    return this.#scheduled.filter(({ draft }) => draft.sender === userId);
  }

  restart(restarted: DelayedEvent): void {
    const runningSince = this.#clock.now();
    this.#replace(
      this.#scheduled.map((scheduled) =>
        scheduled === restarted ? { ...scheduled, runningSince } : scheduled,
      ),
    );
  }

  /** Notes what became of it; it is scheduled no longer. */
  finalise(done: DelayedEvent, outcome: Outcome): void {
    this.#finalised.set(done.delayId, { ...done, outcome });
    this.#replace(this.#scheduled.filter((scheduled) => scheduled !== done));
  }

  /** New state by one user cancels what every other user had scheduled for that entry, as Synapse does. */
  cancelOverridden(roomId: string, { type, state_key: stateKey, sender }: RoomEvent): void {
    const kept = this.#scheduled.filter(
      ({ draft, ...scheduled }) =>
        scheduled.roomId !== roomId ||
        draft.type !== type ||
        draft.stateKey !== stateKey ||
        draft.sender === sender,
    );
    if (kept.length < this.#scheduled.length) this.#replace(kept);
  }

  /** Nothing is sent until the returned function is called; what is overdue then is sent at once, as after a restart. */
  sleep(): () => void {
    this.#isAsleep = true;
    this.#replace(this.#scheduled);
    return () => {
      this.#isAsleep = false;
      this.#sendDue();
    };
  }

  /** Drops everything scheduled. */
  close(): void {
    this.#replace([]);
  }

  #replace(scheduled: readonly DelayedEvent[]): void {
    this.#scheduled = scheduled.toSorted((one, other) => dueAt(one) - dueAt(other));
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#scheduled[0];
    if (next === undefined || this.#isAsleep) return;
    const waitMs = Math.min(MAX_TIMER_MS, Math.max(0, dueAt(next) - this.#clock.now()));
    this.#timer = this.#clock.setTimeout(() => this.#sendDue(), waitMs);
  }

  #sendDue(): void {
    const now = this.#clock.now();
    const due = this.#scheduled.filter((scheduled) => dueAt(scheduled) <= now);
    this.#replace(this.#scheduled.filter((scheduled) => !due.includes(scheduled)));
    const sentState = new Set<string>();
    for (const scheduled of due) {
      const { type, stateKey } = scheduled.draft;
      const entry = JSON.stringify([scheduled.roomId, type, stateKey]);
      // Of several that are due together for one state entry only the first is sent, as Synapse does.
      if (stateKey !== undefined && sentState.has(entry)) continue;
      if (stateKey !== undefined) sentState.add(entry);
      this.#send(scheduled, dueAt(scheduled));
    }
  }
}
