import { existsSync, readFileSync } from "node:fs";

/** Linux tells what all processors did together. */
export const hasMachineTime: boolean = existsSync("/proc/stat");

const MS_PER_TICK = 10;

/** Processor time that was used on this machine, by whomever, in milliseconds, to the next ten. */
export function machineTimeMs(): number {
  const [total = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = total
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) * MS_PER_TICK;
}
