import { LONGEST_WAIT_MS } from "../longest-wait.ts";
import { TaskClock } from "./task-clock.ts";
import type { Outcome } from "./widget-transport.ts";

interface PendingRequest {
  readonly action: string;
  readonly deadline: number;
  readonly settle: (outcome: Outcome) => void;
}

/** Deadlines may be missed by this much; it bounds how often the table is looked through. */
const SWEEP_MS = 100;

/** The requests that wait for an answer of the widget, all on one timer. */
export class PendingRequests {
  readonly #requests = new Map<string, PendingRequest>();
  readonly #clock = new TaskClock();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sweepAt = Number.POSITIVE_INFINITY;

  add(id: string, action: string, timeoutMs: number, settle: (outcome: Outcome) => void): void {
    const deadline = this.#clock.nowMs + timeoutMs;
    this.#requests.set(id, { action, deadline, settle });
    if (deadline < this.#sweepAt) this.#sweepLater(deadline);
  }

  /** An answer that names another action than the request does not count. */
  settle(id: string, action: string, outcome: Outcome): boolean {
    const request = this.#requests.get(id);
    if (request === undefined || request.action !== action) return false;
    this.#requests.delete(id);
    request.settle(outcome);
    return true;
  }

  cancel(id: string): void {
    const request = this.#requests.get(id);
    if (request !== undefined) this.settle(id, request.action, { kind: "stopped" });
  }

  cancelAll(): void {
    clearTimeout(this.#timer);
    this.#sweepAt = Number.POSITIVE_INFINITY;
    const requests = [...this.#requests.values()];
    this.#requests.clear();
    for (const request of requests) request.settle({ kind: "stopped" });
  }

  #sweepLater(deadline: number): void {
    clearTimeout(this.#timer);
    this.#sweepAt = deadline;
    const waitMs = Math.min(Math.max(deadline - performance.now(), 0), LONGEST_WAIT_MS);
    if (Number.isFinite(deadline)) this.#timer = setTimeout(() => this.#sweep(), waitMs);
  }

  #sweep(): void {
    const now = performance.now();
    const overdue: PendingRequest[] = [];
    let earliest = Number.POSITIVE_INFINITY;
    for (const [id, request] of this.#requests) {
      if (request.deadline <= now) {
        this.#requests.delete(id);
        overdue.push(request);
      } else {
        earliest = Math.min(earliest, request.deadline);
      }
    }
    this.#sweepLater(Math.max(earliest, now + SWEEP_MS));
    for (const request of overdue) request.settle({ kind: "no-answer" });
  }
}
