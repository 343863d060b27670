import { isPlainObject, type PlainObject } from "../is-plain-object.ts";
import { DEFAULT_LIMITS } from "../session/session-limits.ts";
import { inspectPlainData, type PlainDataProblem, type PlainDataSize } from "./inspect-plain-data.ts";
import type { MessageLimits } from "./message-limits.ts";

export type { PlainObject };

/** Why a message cannot be used although it says where its answer belongs. */
export type MessageProblem = PlainDataProblem | "data-not-an-object";

interface MessageHeader {
  readonly requestId: string;
  readonly widgetId: string;
  readonly action: string;
}

interface WidgetRequestHeader extends MessageHeader {
  readonly api: "fromWidget";
  /** The request as it came, unknown fields included: a reply repeats it and adds `response`. */
  readonly raw: PlainObject;
}

/** A message from a widget that is worth an answer or is one. */
export type WidgetMessage =
  | (WidgetRequestHeader & {
      readonly kind: "request";
      readonly data: PlainObject;
      readonly size: PlainDataSize;
    })
  /** To be answered with an error. Its `raw` holds only the header where the rest is unfit to be sent back. */
  | (WidgetRequestHeader & { readonly kind: "malformed-request"; readonly problem: MessageProblem })
  | (MessageHeader & {
      readonly kind: "response";
      readonly api: "toWidget";
      readonly response: PlainObject;
    })
  /** Settles the request it answers as failed. */
  | (MessageHeader & {
      readonly kind: "malformed-response";
      readonly api: "toWidget";
      readonly problem: PlainDataProblem;
    });

const MAX_HEADER_LENGTH = 512;

/**
 * Reads what a widget posted; undefined for everything that is to be ignored: what is no message of this protocol, a
 * request of the host's kind, an answer to a request of the widget's kind. Whether the widget id and the request id are
 * known is for the session to say.
 */
export function parseMessage(
  message: unknown,
  limits: MessageLimits = DEFAULT_LIMITS,
): WidgetMessage | undefined {
  if (!isPlainObject(message)) return undefined;
  const { api, requestId, widgetId, action, data, response } = message;
  if (!isHeader(requestId) || !isHeader(widgetId) || !isHeader(action)) return undefined;

  if (api === "fromWidget" && response === undefined) {
    const header = { requestId, widgetId, action };
    const size = inspectPlainData(message, limits);
    if (typeof size === "string") {
      return { kind: "malformed-request", api, ...header, problem: size, raw: { api, ...header, data: {} } };
    }
    if (data !== undefined && !isPlainObject(data)) {
      return { kind: "malformed-request", api, ...header, problem: "data-not-an-object", raw: message };
    }
    return { kind: "request", api, ...header, data: data ?? {}, size, raw: message };
  }

  if (api === "toWidget" && response !== undefined) {
    const size = inspectPlainData(response, limits);
    if (typeof size === "string") {
      return { kind: "malformed-response", api, requestId, widgetId, action, problem: size };
    }
    // Some widgets acknowledge with `true` or nothing; what matters is that they answered.
    const answer = isPlainObject(response) ? response : {};
    return { kind: "response", api, requestId, widgetId, action, response: answer };
  }

  return undefined;
}

function isHeader(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MAX_HEADER_LENGTH;
}
