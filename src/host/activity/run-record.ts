import type { DeliveryEntry, UnacknowledgedEntry, UnreadEntry } from "./activity-entry.ts";
import type { EntrySource } from "./entry-source.ts";

type RunEntry = DeliveryEntry | UnacknowledgedEntry | UnreadEntry;
type WithoutCount<Entry> = Entry extends RunEntry ? Omit<Entry, "count" | "lastAtMs"> : never;

/** Alike messages in a row: one more costs no more than counting it, and pushes nothing out of the log. */
export class RunRecord implements EntrySource {
  readonly #first: WithoutCount<RunEntry>;
  /** What makes a message alike. */
  readonly #traits: readonly unknown[];
  #count = 1;
  #lastAtMs: number;

  constructor(first: WithoutCount<RunEntry>, traits: readonly unknown[]) {
    this.#first = first;
    this.#traits = traits;
    this.#lastAtMs = first.atMs;
  }

  isOf(first: unknown, second: unknown, third: unknown): boolean {
    const traits = this.#traits;
    return traits[0] === first && traits[1] === second && traits[2] === third;
  }

  again(atMs: number): void {
    this.#count += 1;
    this.#lastAtMs = atMs;
  }

  read(): RunEntry {
    return { ...this.#first, count: this.#count, lastAtMs: this.#lastAtMs };
  }
}
