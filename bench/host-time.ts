import type { Result } from "./bench.ts";
import { short } from "./finding.ts";

/** Processor time of the host per event, in microseconds. */
export function hostTimePerEvent({ hostMs }: Result, events: number): number {
  return (hostMs * 1_000) / events;
}

export function microseconds(value: number): string {
  return `${short(value)} µs`;
}

export function milliseconds(value: number): string {
  return `${short(value)} ms`;
}
