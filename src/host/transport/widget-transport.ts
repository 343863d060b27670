import type { PlainDataSize } from "../../core/protocol/inspect-plain-data.ts";
import type { PlainObject } from "../../core/protocol/message.ts";
import type { UnreadMessage } from "./unread.ts";

/** What became of a request to the widget. */
export type Outcome =
  | { readonly kind: "answered"; readonly response: PlainObject }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "no-answer" }
  /** The data cannot be sent to another window: a function, a DOM node, a class instance with secrets. */
  | { readonly kind: "unsendable" }
  /** The document is gone, or the session is over. */
  | { readonly kind: "stopped" };

/** A request of the widget, checked for shape, size and rate. */
export interface IncomingRequest {
  readonly id: string;
  readonly action: string;
  readonly data: PlainObject;
  /** Of the whole message. */
  readonly size: PlainDataSize;
  /** Runs a task once the reply has left, at once if it has; never if the document went away before. */
  afterReply(task: () => void): void;
}

/** What a transport tells its session. */
export interface TransportReceiver {
  /** Answers a request, by a response or an error response. */
  onRequest(request: IncomingRequest): object | Promise<object>;
  /** A message is not looked at further, and counts against the widget. */
  onUnread(message: UnreadMessage): void;
  /** The frame shows another origin than the widget's. */
  onMoved(): void;
  /** The widget kept sending far more than its share. */
  onFlooded(): void;
}

/** Carries requests both ways between a session and the document it has loaded. */
export interface WidgetTransport {
  /** Whether it sends the fields that are given beside the data. */
  readonly sendsBesideData: boolean;
  start(receiver: TransportReceiver): void;
  /** Sends at once. `onSettled` is called exactly once, never before this returns the function that cancels. */
  request(
    action: string,
    data: object,
    onSettled: (outcome: Outcome) => void,
    timeoutMs?: number,
    besideData?: object,
  ): () => void;
  /** A new document is there: nothing of the old one is awaited or answered any more. */
  reset(): void;
  /** Ends it for good; what is pending settles as `stopped`. */
  stop(): void;
}
