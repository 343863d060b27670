import type { SessionLimit, SessionLimits } from "../../core/session/session-limits.ts";
import type { ActivityLog } from "../activity/activity-log.ts";
import { LONGEST_WAIT_MS } from "../longest-wait.ts";
import type { Outcome, WidgetTransport } from "../transport/widget-transport.ts";

export interface Delivery {
  readonly action: string;
  readonly data: object;
  readonly besideData: object | undefined;
}

/** So many that have gone are kept before the list of those that wait is made anew. */
const COMPACT_AT = 20_000;
/** How many go at once when the window opens, so that the host does not stall. */
const SLICE = 256;

/**
 * What the widget is told without being asked, in order, no faster than it takes it: the host stays responsive, and an
 * urgent request waits for few others.
 */
export class DeliveryQueue {
  readonly #transport: WidgetTransport;
  readonly #limits: SessionLimits;
  readonly #log: Pick<ActivityLog, "delivered" | "undelivered">;
  readonly #onBehindChange: () => void;
  #waiting: Delivery[] = [];
  #head = 0;
  #unacknowledged = 0;
  #isOpen = false;
  #isBehind = false;
  /** Whether the widget acknowledged anything since the timer was set. */
  #wasHeard = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onOutcome = this.#newListener();

  constructor(
    transport: WidgetTransport,
    limits: SessionLimits,
    log: Pick<ActivityLog, "delivered" | "undelivered">,
    onBehindChange: () => void,
  ) {
    this.#transport = transport;
    this.#limits = limits;
    this.#log = log;
    this.#onBehindChange = onBehindChange;
  }

  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** What it is behind for. */
  get behindLimit(): SessionLimit | undefined {
    if (!this.#isBehind) return undefined;
    return this.#isOpen ? "deliverySilenceMs" : "deliveriesWaiting";
  }

  deliver(action: string, data: object, besideData?: object): void {
    if (this.#count === 0 && this.#hasRoom) {
      this.#send({ action, data, besideData });
      return;
    }
    // A timer that was set for others does not end this silence early.
    if (this.#count === 0) this.#wasHeard = this.#timer !== undefined;
    this.#waiting.push({ action, data, besideData });
    if (this.#count > this.#limits.deliveriesWaiting) this.#sendNext();
    this.#arm(this.#limits.deliverySilenceMs);
    this.#judge();
  }

  /** Puts other data in place of what waits, and drops that for which there is none. */
  revise(change: (delivery: Delivery) => object | undefined): void {
    this.#waiting = this.#waiting.slice(this.#head).flatMap((delivery) => {
      const data = change(delivery);
      return data === undefined ? [] : [{ ...delivery, data }];
    });
    this.#head = 0;
    this.#judge();
  }

  /** Drops what waits and awaits nothing more. */
  reset(): void {
    this.#onOutcome = this.#newListener();
    this.#waiting = [];
    this.#head = 0;
    this.#unacknowledged = 0;
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#judge();
  }

  get #count(): number {
    return this.#waiting.length - this.#head;
  }

  get #hasRoom(): boolean {
    return this.#isOpen || this.#unacknowledged < this.#limits.unacknowledgedDeliveries;
  }

  #send({ action, data, besideData }: Delivery): void {
    this.#unacknowledged += 1;
    this.#log.delivered(action, data);
    this.#transport.request(action, data, this.#onOutcome, undefined, besideData);
  }

  /** One for everything that is sent until the next reset; then it hears no more. */
  #newListener(): (outcome: Outcome) => void {
    const onOutcome = (outcome: Outcome): void => {
      if (onOutcome === this.#onOutcome) this.#settled(outcome);
    };
    return onOutcome;
  }

  #settled(outcome: Outcome): void {
    this.#unacknowledged -= 1;
    if (outcome.kind === "answered" || outcome.kind === "refused") {
      this.#wasHeard = true;
      this.#isOpen = false;
    }
    if (outcome.kind !== "answered" && outcome.kind !== "stopped") this.#log.undelivered(outcome.kind);
    // Together, once so few are unacknowledged: one at a time, each costs the host a fifth more.
    if (this.#unacknowledged <= this.#limits.unacknowledgedDeliveries / 2) this.#refill();
    this.#judge();
  }

  #refill(): void {
    while (this.#count > 0 && this.#unacknowledged < this.#limits.unacknowledgedDeliveries) this.#sendNext();
  }

  #sendNext(): void {
    const delivery = this.#waiting[this.#head];
    if (delivery === undefined) return;
    this.#head += 1;
    if (this.#head === this.#waiting.length) {
      this.#waiting = [];
      this.#head = 0;
    } else if (this.#head >= COMPACT_AT) {
      this.#waiting = this.#waiting.slice(this.#head);
      this.#head = 0;
    }
    this.#send(delivery);
  }

  #arm(delayMs: number): void {
    this.#timer ??= setTimeout(() => this.#wake(), Math.min(delayMs, LONGEST_WAIT_MS));
  }

  /** Looks whether the silence has lasted, and if so sends what waits, slice by slice. */
  #wake(): void {
    this.#timer = undefined;
    if (this.#count === 0) return;
    if (this.#wasHeard) {
      this.#wasHeard = false;
      this.#arm(this.#limits.deliverySilenceMs);
      return;
    }
    this.#isOpen = true;
    for (let sent = 0; sent < SLICE && this.#count > 0; sent++) this.#sendNext();
    if (this.#count > 0) this.#arm(0);
    this.#judge();
  }

  #judge(): void {
    const isBehind = this.#isOpen || this.#count > this.#limits.deliveriesWaiting / 2;
    if (isBehind === this.#isBehind) return;
    this.#isBehind = isBehind;
    this.#onBehindChange();
  }
}
