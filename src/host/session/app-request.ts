import type { SessionState } from "../../core/session/session-state.ts";
import { WidgetError } from "../../core/widget-error.ts";
import type { Outcome, WidgetTransport } from "../transport/widget-transport.ts";
import { requireDuration } from "./require-duration.ts";

export interface AppRequestOptions {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request of the app's own to the widget, and turns what became of it into a value or an error. */
export function sendAppRequest(
  transport: WidgetTransport,
  action: string,
  data: object,
  { timeoutMs, signal }: AppRequestOptions,
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted(action, signal));
    requireDuration(`The timeoutMs of ${action}`, timeoutMs);
    const onSettled = (outcome: Outcome): void => {
      signal?.removeEventListener("abort", onAbort);
      if (outcome.kind === "answered") resolve({ ...outcome.response });
      else reject(describe(action, outcome));
    };
    const cancel = transport.request(action, data, onSettled, timeoutMs);
    const onAbort = (): void => {
      if (signal !== undefined) reject(aborted(action, signal));
      cancel();
    };
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** Why a session that is not ready cannot send. */
export function notReady(action: string, status: SessionState["status"]): WidgetError {
  const isOver = status === "ended" || status === "failed";
  return isOver
    ? new WidgetError("session-ended", `The session is ${status}, so ${action} cannot be sent any more.`)
    : new WidgetError("not-ready", `The session is ${status}. Send ${action} once it is ready.`);
}

function aborted(action: string, signal: AbortSignal): WidgetError {
  return new WidgetError("aborted", `The request ${action} was aborted by its caller.`, {
    cause: signal.reason,
  });
}

function describe(action: string, outcome: Exclude<Outcome, { kind: "answered" }>): WidgetError {
  switch (outcome.kind) {
    case "refused":
      return new WidgetError("refused-by-widget", `The widget refused ${action}: ${outcome.message}`);
    case "no-answer":
      return new WidgetError(
        "no-answer",
        `The widget did not answer ${action} in time. It may not know this action; try again or give it more time.`,
      );
    case "unsendable":
      return new WidgetError(
        "invalid-argument",
        `The data of ${action} cannot be sent to another window. Send plain values, Blobs and buffers only.`,
      );
    case "stopped":
      return new WidgetError("session-ended", `The widget's page went away before it answered ${action}.`);
  }
}
