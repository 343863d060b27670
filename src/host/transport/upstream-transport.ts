import type { ITransport, IWidgetApiRequest } from "matrix-widget-api";
import { toErrorResponse } from "../../core/protocol/error-response.ts";
import { parseMessage } from "../../core/protocol/message.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import { LONGEST_WAIT_MS } from "../longest-wait.ts";
import { parseOutcome } from "./parse-outcome.ts";
import { RequestInbox } from "./request-inbox.ts";
import { asAction, asResponse } from "./upstream-types.ts";
import type { Outcome, TransportReceiver, WidgetTransport } from "./widget-transport.ts";

/** Lets a session speak over any transport of matrix-widget-api: in a test, a worker, or a native shell. */
export class UpstreamTransport implements WidgetTransport {
  // matrix-widget-api's transports take an action and data, and nothing else.
  readonly sendsBesideData = false;
  readonly #transport: ITransport;
  readonly #requestTimeoutMs: number;
  readonly #limits: SessionLimits;
  readonly #cancels = new Set<() => void>();
  #inbox: RequestInbox | undefined;

  constructor(transport: ITransport, requestTimeoutMs: number, limits: SessionLimits) {
    this.#transport = transport;
    this.#requestTimeoutMs = requestTimeoutMs;
    this.#limits = limits;
  }

  start(receiver: TransportReceiver): void {
    this.#inbox = new RequestInbox(receiver, this.#limits);
    this.#transport.on("message", this.#onMessage);
    this.#transport.start();
  }

  request(
    action: string,
    data: object,
    onSettled: (outcome: Outcome) => void,
    timeoutMs: number = this.#requestTimeoutMs,
  ): () => void {
    let isSettled = false;
    const settle = (outcome: Outcome): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      this.#cancels.delete(cancel);
      onSettled(outcome);
    };
    const cancel = (): void => settle({ kind: "stopped" });
    const timer = Number.isFinite(timeoutMs)
      ? setTimeout(() => settle({ kind: "no-answer" }), Math.min(timeoutMs, LONGEST_WAIT_MS))
      : undefined;
    this.#cancels.add(cancel);
    this.#send(action, data).then(settle);
    return cancel;
  }

  reset(): void {
    this.#inbox?.reset();
    for (const cancel of [...this.#cancels]) cancel();
  }

  stop(): void {
    this.#transport.off("message", this.#onMessage);
    this.#transport.stop();
    this.reset();
    this.#inbox = undefined;
  }

  async #send(action: string, data: object): Promise<Outcome> {
    if (this.#inbox === undefined) return { kind: "stopped" };
    try {
      return parseOutcome(asResponse(await this.#transport.send(asAction(action), { ...data })));
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      // SPEC: what matrix-widget-api rejects with when nothing came back.
      return message === "Request timed out" ? { kind: "no-answer" } : { kind: "refused", message };
    }
  }

  readonly #onMessage = (event: CustomEvent<IWidgetApiRequest>): void => {
    const message = parseMessage(event.detail, this.#limits);
    if (message?.kind === "request" || message?.kind === "malformed-request") {
      this.#inbox?.receive(message, (response) => this.#reply(event.detail, response));
    } else {
      this.#inbox?.countUseless("unreadable");
    }
  };

  #reply(request: IWidgetApiRequest, response: object): void {
    try {
      this.#transport.reply(request, asResponse(response));
    } catch {
      const unsendable = toErrorResponse(undefined, "The host's answer cannot be sent to a widget");
      this.#transport.reply(request, asResponse(unsendable));
    }
  }
}
