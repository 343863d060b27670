import { hasMachineTime, machineTimeMs } from "./clocks/machine-time.ts";
import { processTree } from "./clocks/processes.ts";

interface Reading {
  readonly atMs: number;
  readonly machineMs: number;
  readonly ownMs: number;
}

/** A repetition is calm when everything else on the machine took at most a quarter of a core. */
const CALM_SHARE = 0.25;
const LOOK_MS = 250;

/** Watches how much of the machine is taken by others than this bench. Where that is not known, all is taken for calm. */
export class OtherWork {
  readonly #browserProcessId: number;
  readonly #patienceMs: number;
  #start: Reading | undefined;
  #calmRepetitions = 0;
  #repetitions = 0;

  constructor(browserProcessId: number, patienceMs: number) {
    this.#browserProcessId = browserProcessId;
    this.#patienceMs = patienceMs;
  }

  beginRepetition(): void {
    this.#start = hasMachineTime ? this.#read() : undefined;
  }

  /** Whether it was calm since the beginning, as far as ticks of 10 ms can tell. */
  endRepetition(): boolean {
    const wasCalm = this.#wasCalm();
    this.#repetitions += 1;
    if (wasCalm) this.#calmRepetitions += 1;
    return wasCalm;
  }

  /** How many repetitions were calm since the last time this was asked, such as `20 of 27`. */
  takeTally(): string {
    const tally = `${this.#calmRepetitions} of ${this.#repetitions}`;
    this.#calmRepetitions = 0;
    this.#repetitions = 0;
    return tally;
  }

  /** Waits until it is calm, or patience ends. */
  async awaitCalm(): Promise<void> {
    const giveUpAt = performance.now() + this.#patienceMs;
    do {
      this.beginRepetition();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    } while (!this.#wasCalm() && performance.now() < giveUpAt);
  }

  #wasCalm(): boolean {
    if (this.#start === undefined) return true;
    const { atMs, machineMs, ownMs } = this.#read();
    const othersMs = machineMs - this.#start.machineMs - (ownMs - this.#start.ownMs);
    return othersMs <= CALM_SHARE * (atMs - this.#start.atMs);
  }

  #read(): Reading {
    const { user, system } = process.cpuUsage();
    const browserMs = processTree(this.#browserProcessId).reduce((sum, { usedMs }) => sum + usedMs, 0);
    return {
      atMs: performance.now(),
      machineMs: machineTimeMs(),
      ownMs: browserMs + (user + system) / 1_000,
    };
  }
}
