import type { ActivityOutcome, HostRequestEntry, WidgetRequestEntry } from "./activity-entry.ts";
import { type ActivityFacts, shortFacts } from "./activity-facts.ts";
import type { ActivityRule, AnswerRule } from "./activity-rule.ts";
import type { EntrySource } from "./entry-source.ts";
import { keepableData } from "./keepable-data.ts";

type ExchangeEntry = WidgetRequestEntry | HostRequestEntry;
type Response = Readonly<Record<string, unknown>>;

/** A request of one side, until the other has answered. */
export class ExchangeRecord implements EntrySource {
  readonly #includeData: boolean;
  readonly #onChange: (record: ExchangeRecord) => void;
  readonly #getNowMs: () => number;
  #entry: ExchangeEntry;

  constructor(
    entry: ExchangeEntry,
    includeData: boolean,
    getNowMs: () => number,
    onChange: (record: ExchangeRecord) => void,
  ) {
    this.#entry = entry;
    this.#includeData = includeData;
    this.#getNowMs = getNowMs;
    this.#onChange = onChange;
  }

  get isPending(): boolean {
    return this.#entry.outcome.kind === "pending";
  }

  read(): ExchangeEntry {
    return this.#entry;
  }

  /** Says what it is about: what its rule shows of the data, and nothing else. */
  describe<Data>(rule: ActivityRule<Data> | undefined, data: Data): void {
    this.#addFacts(rule?.facts, data);
    if (!this.#includeData) return;
    const shown = keepableData(rule?.data, data);
    if (shown !== undefined) this.#entry = { ...this.#entry, data: shown };
  }

  /** The room or rooms that were chosen. */
  locate(room: unknown): void {
    const [first, ...others]: readonly unknown[] = Array.isArray(room) ? room : [room];
    if (first === undefined) return;
    const facts = others.length > 0 ? { rooms: others.length + 1 } : { roomId: roomIdOf(first) };
    this.#addFacts(() => facts, undefined);
  }

  /** It will take a while: whoever listens hears of it now. */
  announce(): void {
    if (this.isPending) this.#onChange(this);
  }

  answer(rule: AnswerRule | undefined, response: object): void {
    // A response is always a plain object, though handlers need not say so.
    const plain = response as Response;
    this.#addFacts(rule?.result, plain);
    if (this.#includeData) {
      const shown = keepableData(rule?.response, plain);
      if (shown !== undefined) this.#entry = { ...this.#entry, response: shown };
    }
    this.settle({ kind: "answered" });
  }

  settle(outcome: ActivityOutcome): void {
    if (!this.isPending) return;
    const durationMs = Math.max(0, this.#getNowMs() - this.#entry.atMs);
    this.#entry = { ...this.#entry, outcome, durationMs };
    this.#onChange(this);
  }

  #addFacts<Message>(tell: ((message: Message) => ActivityFacts) | undefined, message: Message): void {
    if (tell === undefined) return;
    try {
      this.#entry = { ...this.#entry, facts: { ...this.#entry.facts, ...shortFacts(tell(message)) } };
    } catch {
      // An app's own rule is no reason for a request to fail.
    }
  }
}

/** What an action's `room` rule chooses is a room id, or an object that has one. */
function roomIdOf(room: unknown): string | undefined {
  const id = typeof room === "object" && room !== null && "id" in room ? room.id : room;
  return typeof id === "string" ? id : undefined;
}
