import { toErrorResponse } from "../../core/protocol/error-response.ts";
import { type PlainObject, parseMessage, type WidgetMessage } from "../../core/protocol/message.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import type { MessageHub } from "../hub/message-hub.ts";
import { parseOutcome } from "./parse-outcome.ts";
import { PendingRequests } from "./pending-requests.ts";
import { createRequestIds, type RequestIds } from "./request-ids.ts";
import { RequestInbox } from "./request-inbox.ts";
import type { Outcome, TransportReceiver, WidgetTransport } from "./widget-transport.ts";

export interface FrameTransportOptions {
  readonly hub: MessageHub;
  readonly iframe: HTMLIFrameElement;
  /** The origin of the widget's page: what it says is heard, and it is spoken to, at this origin only. */
  readonly origin: string;
  readonly widgetId: string;
  readonly requestTimeoutMs: number;
  readonly limits: SessionLimits;
}

/** Speaks the widget protocol with the page in an iframe, by `postMessage`. */
export class FrameTransport implements WidgetTransport {
  readonly sendsBesideData = true;
  readonly #options: FrameTransportOptions;
  readonly #ids: RequestIds = createRequestIds();
  readonly #pending = new PendingRequests();
  #inbox: RequestInbox | undefined;
  #stopListening: (() => void) | undefined;

  constructor(options: FrameTransportOptions) {
    this.#options = options;
  }

  start(receiver: TransportReceiver): void {
    const { hub, iframe, origin, limits } = this.#options;
    const inbox = new RequestInbox(receiver, limits);
    this.#stopListening = hub.listen(iframe, {
      origin,
      onMessage: (data) => this.#receive(data, inbox),
      onMoved: () => receiver.onMoved(),
    });
    this.#inbox = inbox;
  }

  request(
    action: string,
    data: object,
    onSettled: (outcome: Outcome) => void,
    timeoutMs: number = this.#options.requestTimeoutMs,
    besideData?: object,
  ): () => void {
    if (this.#inbox === undefined) return settleSoon(onSettled, { kind: "stopped" });
    const requestId = this.#ids.next();
    const { widgetId } = this.#options;
    const message = { api: "toWidget", requestId, widgetId, action, data };
    const request = besideData === undefined ? message : { ...besideData, ...message };
    // Old Scalar widgets look for `visible` beside the data.
    if (action === "visibility" && "visible" in data) Object.assign(request, { visible: data.visible });
    if (!this.#post(request)) return settleSoon(onSettled, { kind: "unsendable" });
    this.#pending.add(requestId, action, timeoutMs, onSettled);
    return () => this.#pending.cancel(requestId);
  }

  reset(): void {
    this.#inbox?.reset();
    this.#pending.cancelAll();
  }

  stop(): void {
    this.#stopListening?.();
    this.#inbox?.reset();
    this.#inbox = undefined;
    this.#pending.cancelAll();
  }

  #receive(data: unknown, inbox: RequestInbox): void {
    const message = parseMessage(data, this.#options.limits);
    if (message === undefined || message.widgetId !== this.#options.widgetId) {
      inbox.countUseless("unreadable");
    } else if (message.kind === "request" || message.kind === "malformed-request") {
      inbox.receive(message, (response) => this.#reply(message.raw, response));
    } else {
      const isAwaited = this.#pending.settle(message.requestId, message.action, outcomeOf(message));
      // A widget that slept may answer thousands of requests late: no offence.
      if (!isAwaited && !this.#ids.isOurs(message.requestId)) inbox.countUseless("unawaited-answer");
    }
  }

  /** A reply is the request and `response`; what cannot be sent becomes an error, never silence. */
  #reply(request: PlainObject, response: object): void {
    if (this.#post({ ...request, response })) return;
    const unsendable = toErrorResponse(undefined, "The host's answer cannot be sent to a widget");
    this.#post({ ...request, response: unsendable });
  }

  /** False when the message holds what cannot be cloned. A frame without a window just does not hear it. */
  #post(message: object): boolean {
    try {
      this.#options.iframe.contentWindow?.postMessage(message, this.#options.origin);
      return true;
    } catch {
      return false;
    }
  }
}

function outcomeOf(message: Extract<WidgetMessage, { kind: "response" | "malformed-response" }>): Outcome {
  if (message.kind === "response") return parseOutcome(message.response);
  return { kind: "refused", message: `The widget's answer cannot be used: ${message.problem}` };
}

function settleSoon(onSettled: (outcome: Outcome) => void, outcome: Outcome): () => void {
  queueMicrotask(() => onSettled(outcome));
  return () => undefined;
}
