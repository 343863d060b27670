import { toErrorResponse } from "../../core/protocol/error-response.ts";
import type { WidgetMessage } from "../../core/protocol/message.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import { guarded } from "../session/guarded.ts";
import { describeProblem, limitOf } from "./describe-problem.ts";
import { createFloodGuard, type FloodGuard } from "./flood-guard.ts";
import type { UnreadReason } from "./unread.ts";
import type { TransportReceiver } from "./widget-transport.ts";

type ReceivedRequest = Extract<WidgetMessage, { kind: "request" | "malformed-request" }>;

/**
 * Sees to it that every request of the widget is handled at most once and answered exactly once, whatever the session
 * does with it.
 */
export class RequestInbox {
  readonly #receiver: TransportReceiver;
  readonly #limits: SessionLimits;
  readonly #guard: FloodGuard;
  #answering = new Set<string>();

  constructor(receiver: TransportReceiver, limits: SessionLimits) {
    this.#receiver = receiver;
    this.#limits = limits;
    this.#guard = createFloodGuard(limits);
  }

  /** `post` sends the reply to this request. */
  receive(request: ReceivedRequest, post: (response: object) => void): void {
    if (this.#answering.has(request.requestId)) {
      this.countUseless("duplicate-request-id", request);
    } else if (request.kind === "malformed-request") {
      post(toErrorResponse(undefined, describeProblem(request.problem, this.#limits)));
      this.countUseless(request.problem, request);
    } else if (this.#guard.admitRequest()) {
      this.#answer(request, post);
    } else {
      post(toErrorResponse(undefined, "Too many requests. Wait a moment, then send fewer."));
      this.countUseless("too-many-requests", request);
    }
  }

  /** A message that helps nobody. Some are endured, since pages also post things that are not meant for us. */
  countUseless(reason: UnreadReason, request?: ReceivedRequest): void {
    const { action, requestId } = request ?? {};
    this.#receiver.onUnread({ reason, limit: limitOf(reason), action, requestId });
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
      if (isAnswered || this.#answering !== answering) return;
      answering.delete(request.requestId);
      isAnswered = true;
      post(response);
      // An app's own action may have one that throws.
      for (const task of tasks) guarded(task);
    };
    const fail = (): void => reply(toErrorResponse(undefined, `The host could not handle ${request.action}`));

    try {
      const response = this.#receiver.onRequest({
        id: request.requestId,
        action: request.action,
        data: request.data,
        size: request.size,
        afterReply: (task) => {
          if (isAnswered) guarded(task);
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
