import type { Operation, ServerLog } from "./server-log.ts";
import { MEMBER_TYPE } from "./timings.ts";

const ACTION_PATH = /\/delayed_events\/([^/]+)\/(restart|cancel|send)$/;
const MEMBER_PATH = `/state/${MEMBER_TYPE}/`;

/** Notes what the homeserver did, as it did it. */
export class Recorder implements ServerLog {
  readonly operations: Operation[] = [];
  readonly unheard = new Set<string>();
  requests = 0;

  /** Resolves to the id of what was scheduled, if that was it. */
  async record(
    request: Pick<Operation, "userId" | "widget" | "leftAtMs"> & {
      readonly url: URL;
      readonly method: string;
    },
    response: Response,
    atMs: number,
  ): Promise<string | undefined> {
    this.requests += 1;
    const { url, method, ...who } = request;
    const action = method === "POST" ? ACTION_PATH.exec(url.pathname) : null;
    if (action !== null) {
      const [, delayId = "", kind] = action;
      this.operations.push({
        ...who,
        atMs,
        kind: kind as "restart" | "cancel" | "send",
        delayId: decodeURIComponent(delayId),
        isDone: response.ok,
      });
    } else if (method === "PUT" && response.ok && decodeURIComponent(url.pathname).includes(MEMBER_PATH)) {
      const answer = (await response.clone().json()) as { delay_id?: string; event_id?: string };
      const { delay_id: delayId, event_id: eventId = "" } = answer;
      if (delayId === undefined) this.operations.push({ ...who, atMs, kind: "join", eventId });
      else this.operations.push({ ...who, atMs, kind: "schedule", delayId });
      return delayId;
    }
    return undefined;
  }
}
