import type { Outcome, TransportReceiver, WidgetTransport } from "../transport/widget-transport.ts";
import type { ActivityOutcome } from "./activity-entry.ts";
import type { ActivityLog } from "./activity-log.ts";
import { TOLD_RULES } from "./told-rules.ts";

/** A transport whose requests are recorded one by one, with what became of them. */
export class RecordedTransport implements WidgetTransport {
  readonly #transport: WidgetTransport;
  readonly #log: ActivityLog;

  constructor(transport: WidgetTransport, log: ActivityLog) {
    this.#transport = transport;
    this.#log = log;
  }

  get sendsBesideData(): boolean {
    return this.#transport.sendsBesideData;
  }

  start(receiver: TransportReceiver): void {
    this.#transport.start(receiver);
  }

  request(
    action: string,
    data: object,
    onSettled: (outcome: Outcome) => void,
    timeoutMs?: number,
    besideData?: object,
  ): () => void {
    const record = this.#log.hostRequest(action, data);
    const settle = (outcome: Outcome): void => {
      if (outcome.kind === "answered") record?.answer(TOLD_RULES.get(action), outcome.response);
      else record?.settle(unanswered(outcome.kind));
      onSettled(outcome);
    };
    return this.#transport.request(action, data, settle, timeoutMs, besideData);
  }

  reset(): void {
    this.#transport.reset();
  }

  stop(): void {
    this.#transport.stop();
  }
}

function unanswered(kind: Exclude<Outcome["kind"], "answered">): ActivityOutcome {
  switch (kind) {
    case "refused":
      return { kind: "refused" };
    case "no-answer":
      return { kind: "no-answer" };
    case "unsendable":
      return { kind: "failed" };
    case "stopped":
      return { kind: "dropped" };
  }
}
