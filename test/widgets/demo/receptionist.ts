import type { HomeserverOptions } from "../../../src/homeserver/index.ts";

interface AskedRequest {
  readonly method: string;
  readonly url: URL;
}

/** Stands before a homeserver: notes the restarts of delayed events, makes requests wait, and refuses restarts. */
export interface Receptionist {
  readonly intercept: NonNullable<HomeserverOptions["intercept"]>;
  readonly restarts: readonly { readonly delayId: string; readonly atMs: number }[];
  /** Lets requests of a kind wait until the returned function is called. */
  hold(isHeld: (request: AskedRequest) => boolean): () => void;
  /** Answers the next restart in the homeserver's place. */
  refuse(answer: () => Response): void;
}

export function aReceptionist(): Receptionist {
  const restarts: { delayId: string; atMs: number }[] = [];
  let held: { isHeld: (request: AskedRequest) => boolean; until: Promise<void> } | undefined;
  let refusal: (() => Response) | undefined;

  return {
    restarts,
    async intercept({ method, url: href }) {
      const url = new URL(href);
      if (held?.isHeld({ method, url })) await held.until;
      const delayId = /delayed_events\/([^/]+)\/restart$/.exec(url.pathname)?.[1];
      if (method !== "POST" || delayId === undefined) return undefined;
      restarts.push({ delayId, atMs: performance.now() });
      const answer = refusal?.();
      refusal = undefined;
      return answer;
    },
    hold(isHeld) {
      let letGo = () => {};
      const until = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      held = { isHeld, until };
      return () => {
        held = undefined;
        letGo();
      };
    },
    refuse(answer) {
      refusal = answer;
    },
  };
}

/** 429, with the waiting time where MSC4140 has it: in the header alone. */
export function tooMany(retryAfterMs: number): Response {
  const body = { errcode: "M_LIMIT_EXCEEDED", error: "Too Many Requests" };
  const headers = { "Retry-After": String(retryAfterMs / 1000) };
  return Response.json(body, { status: 429, headers });
}
