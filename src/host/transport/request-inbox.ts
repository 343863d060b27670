import { toErrorResponse } from "../../core/protocol/error-response.ts";
import type { MessageProblem, WidgetMessage } from "../../core/protocol/message.ts";
import type { FloodGuard } from "./flood-guard.ts";
import type { TransportReceiver } from "./widget-transport.ts";

type ReceivedRequest = Extract<WidgetMessage, { kind: "request" | "malformed-request" }>;

/** What a widget is told about a request that was not looked at further. */
const problems: Record<MessageProblem, string> = {
  "too-deep": "The request is nested too deeply. Send flatter data.",
  "too-large": "The request is too large. Send less at once, files as Blob.",
  "not-plain":
    "The request holds something that is not plain data. Send JSON values, Blobs and buffers only.",
  "reserved-key": "The request holds a reserved key, such as __proto__. Choose another name.",
  "data-not-an-object": "Invalid request - data is not an object",
};

/**
 * Sees to it that every request of the widget is handled at most once and answered exactly once, whatever the session
 * does with it.
 */
export class RequestInbox {
  readonly #receiver: TransportReceiver;
  readonly #guard: FloodGuard;
  #answering = new Set<string>();

  constructor(receiver: TransportReceiver, guard: FloodGuard) {
    this.#receiver = receiver;
    this.#guard = guard;
  }

  /** `post` sends the reply to this request. */
  receive(request: ReceivedRequest, post: (response: object) => void): void {
    if (this.#answering.has(request.requestId)) {
      this.countUseless();
    } else if (request.kind === "malformed-request") {
      post(toErrorResponse(undefined, problems[request.problem]));
      this.countUseless();
    } else if (this.#guard.admitRequest()) {
      this.#answer(request, post);
    } else {
      post(toErrorResponse(undefined, "Too many requests. Wait a moment, then send fewer."));
      this.countUseless();
    }
  }

  /** A message that helps nobody. Some are endured, since pages also post things that are not meant for us. */
  countUseless(): void {
    if (!this.#guard.endureUseless()) this.#receiver.onFlooded();
  }

  /** Drops what is being answered: its document is gone, or the session is over. */
  reset(): void {
    this.#answering = new Set();
  }

  #answer(request: Extract<ReceivedRequest, { kind: "request" }>, post: (response: object) => void): void {
    const answering = this.#answering.add(request.requestId);
    const tasks: (() => void)[] = [];
    let isAnswered = false;

    const reply = (response: object): void => {
      if (this.#answering !== answering) return;
      answering.delete(request.requestId);
      isAnswered = true;
      post(response);
      for (const task of tasks) task();
    };
    const fail = (): void => reply(toErrorResponse(undefined, `The host could not handle ${request.action}`));

    try {
      const response = this.#receiver.onRequest({
        id: request.requestId,
        action: request.action,
        data: request.data,
        afterReply: (task) => {
          if (isAnswered) task();
          else tasks.push(task);
        },
      });
      if (response instanceof Promise) response.then(reply, fail);
      else reply(response);
    } catch {
      fail();
    }
  }
}
