import { WidgetError } from "../../core/widget-error.ts";
import { guarded } from "../session/guarded.ts";
import { TaskClock } from "../transport/task-clock.ts";
import type { UnreadMessage } from "../transport/unread.ts";
import type { IncomingRequest } from "../transport/widget-transport.ts";
import type {
  ActivityEntry,
  BehindEntry,
  HostRequestEntry,
  NegotiationEntry,
  StateEntry,
  UnacknowledgedEntry,
  WidgetRequestEntry,
} from "./activity-entry.ts";
import { shortFacts } from "./activity-facts.ts";
import { EntryRing } from "./entry-ring.ts";
import type { EntrySource } from "./entry-source.ts";
import { ExchangeRecord } from "./exchange-record.ts";
import { keepableData } from "./keepable-data.ts";
import { RunRecord } from "./run-record.ts";
import type { ActivityOptions, SessionActivity } from "./session-activity.ts";
import { TOLD_RULES } from "./told-rules.ts";

/** Plain, as all that can be sent. */
type ToldData = Readonly<Record<string, unknown>>;
type Fixed<Entry> = Omit<Entry, "id" | "atMs">;

/** Records what happens in one session, as long as anybody may look. */
export class ActivityLog implements SessionActivity {
  readonly #ring: EntryRing<EntrySource>;
  readonly #includeData: boolean;
  readonly #listeners = new Set<(entry: ActivityEntry) => void>();
  readonly #pending = new Set<ExchangeRecord>();
  readonly #clock = new TaskClock();
  #newest: EntrySource | undefined;
  #ids = 0;

  constructor({ size = 200, includeData = false }: ActivityOptions = {}) {
    if (!Number.isInteger(size) || size < 0) {
      const message = `The size of an activity log cannot be ${size}. Give a whole number of at least 0.`;
      throw new WidgetError("invalid-argument", message);
    }
    this.#ring = new EntryRing(size);
    this.#includeData = includeData;
  }

  recent(): readonly ActivityEntry[] {
    return this.#ring.list().map((source) => source.read());
  }

  subscribe(listener: (entry: ActivityEntry) => void): () => void {
    // Wrapped, so that one function given twice is two subscriptions.
    const call = (entry: ActivityEntry): void => listener(entry);
    this.#listeners.add(call);
    return () => this.#listeners.delete(call);
  }

  /** Undefined while nobody may look. */
  widgetRequest({ action, id, size }: IncomingRequest): ExchangeRecord | undefined {
    if (!this.#isOn) return undefined;
    const outcome = { kind: "pending" } as const;
    const request = { action, requestId: id, size, facts: {}, outcome, durationMs: undefined };
    const record = this.#exchange({
      ...this.#head(),
      kind: "widget-request",
      direction: "from-widget",
      ...request,
    });
    this.#pending.add(record);
    // Told when more is known of it.
    this.#ring.push(record);
    this.#newest = record;
    return record;
  }

  /** Undefined while nobody may look. */
  hostRequest(action: string, data: object): ExchangeRecord | undefined {
    if (!this.#isOn) return undefined;
    const outcome = { kind: "pending" } as const;
    const request = { action, facts: {}, outcome, durationMs: undefined };
    const record = this.#exchange({
      ...this.#head(),
      kind: "host-request",
      direction: "to-widget",
      ...request,
    });
    record.describe(TOLD_RULES.get(action), data as ToldData);
    this.#add(record);
    return record;
  }

  delivered(action: string, data: object): void {
    if (!this.#isOn) return;
    // What is delivered is an event or holds some; only the former has these.
    const told = data as ToldData;
    const { type, room_id } = told;
    if (!this.#includeData && type !== undefined && this.#countOn(action, type, room_id)) return;
    const rule = TOLD_RULES.get(action);
    const shown = this.#includeData ? keepableData(rule?.data, told) : undefined;
    const facts = shortFacts({
      ...rule?.facts?.(told),
      roomId: typeof room_id === "string" ? room_id : undefined,
      eventType: typeof type === "string" ? type : undefined,
    });
    const delivery = { kind: "delivery", direction: "to-widget", action, facts } as const;
    const first = { ...this.#head(), ...delivery, ...(shown === undefined ? {} : { data: shown }) };
    this.#add(new RunRecord(first, [action, type, room_id]));
  }

  undelivered(outcome: UnacknowledgedEntry["outcome"]): void {
    if (!this.#isOn || this.#countOn("unacknowledged", outcome)) return;
    const entry = { kind: "unacknowledged", direction: "from-widget", outcome } as const;
    this.#add(new RunRecord({ ...this.#head(), ...entry }, ["unacknowledged", outcome, undefined]));
  }

  unread(message: UnreadMessage): void {
    if (!this.#isOn || this.#countOn("unread", message.reason)) return;
    const entry = { kind: "unread", direction: "from-widget", ...message } as const;
    this.#add(new RunRecord({ ...this.#head(), ...entry }, ["unread", message.reason, undefined]));
  }

  note(fixed: Fixed<NegotiationEntry> | Fixed<StateEntry> | Fixed<BehindEntry>): void {
    if (!this.#isOn) return;
    const entry = { ...this.#head(), ...fixed };
    this.#add({ read: () => entry });
  }

  /** The document is gone, and with it what it waits for. */
  dropPending(): void {
    for (const record of [...this.#pending]) record.settle({ kind: "dropped" });
  }

  get #isOn(): boolean {
    return this.#ring.size > 0 || this.#listeners.size > 0;
  }

  #head(): { readonly id: number; readonly atMs: number } {
    return { id: this.#ids++, atMs: this.#nowMs() };
  }

  readonly #nowMs = (): number => Math.round(performance.timeOrigin + this.#clock.nowMs);

  #exchange(entry: WidgetRequestEntry | HostRequestEntry): ExchangeRecord {
    return new ExchangeRecord(entry, this.#includeData, this.#nowMs, (record) => {
      if (!record.isPending) this.#pending.delete(record);
      this.#tell(record);
    });
  }

  /** False when the newest entry is no such run. */
  #countOn(first: unknown, second?: unknown, third?: unknown): boolean {
    const run = this.#newest;
    if (!(run instanceof RunRecord) || !run.isOf(first, second, third)) return false;
    run.again(this.#nowMs());
    this.#tell(run);
    return true;
  }

  #add(source: EntrySource): void {
    this.#ring.push(source);
    this.#newest = source;
    this.#tell(source);
  }

  #tell(source: EntrySource): void {
    if (this.#listeners.size === 0) return;
    const entry = source.read();
    for (const listener of [...this.#listeners]) guarded(() => listener(entry));
  }
}
