import { existsSync, readFileSync } from "node:fs";
import { processTree } from "./clocks/processes.ts";

interface Reading {
  readonly atMs: number;
  readonly machineMs: number;
  readonly ownMs: number;
}

/** A repetition is calm when everything else on the machine took at most a quarter of a core. */
const CALM_SHARE = 0.25;
const MS_PER_TICK = 10;
const LOOK_MS = 250;

/** Watches how much of the machine is taken by others than this bench. Where that is not known, all is taken for calm. */
export class OtherWork {
  readonly #isKnown = existsSync("/proc/stat");
  readonly #browserProcessId: number;
  #start: Reading;

  constructor(browserProcessId: number) {
    this.#browserProcessId = browserProcessId;
    this.#start = this.#read();
  }

  begin(): void {
    this.#start = this.#read();
  }

  /** Whether it was calm since `begin`. */
  wasCalm(): boolean {
    if (!this.#isKnown) return true;
    const { atMs, machineMs, ownMs } = this.#read();
    const othersMs = machineMs - this.#start.machineMs - (ownMs - this.#start.ownMs);
    return othersMs <= CALM_SHARE * (atMs - this.#start.atMs);
  }

  /** Waits until it is calm, for so long at most. */
  async awaitCalm(longestMs: number): Promise<void> {
    const giveUpAt = performance.now() + longestMs;
    do {
      this.begin();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    } while (!this.wasCalm() && performance.now() < giveUpAt);
  }

  #read(): Reading {
    const atMs = performance.now();
    if (!this.#isKnown) return { atMs, machineMs: 0, ownMs: 0 };
    const [user, nice, system, , , irq, softirq, steal] = (
      readFileSync("/proc/stat", "utf8").split("\n")[0] ?? ""
    )
      .split(/\s+/)
      .slice(1)
      .map(Number);
    const ticks = [user, nice, system, irq, softirq, steal].reduce<number>((sum, one) => sum + (one ?? 0), 0);
    const { user: ownUser, system: ownSystem } = process.cpuUsage();
    const browserMs = processTree(this.#browserProcessId).reduce((sum, { usedMs }) => sum + usedMs, 0);
    return { atMs, machineMs: ticks * MS_PER_TICK, ownMs: browserMs + (ownUser + ownSystem) / 1_000 };
  }
}
