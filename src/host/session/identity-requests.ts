import * as v from "valibot";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import { ActionError } from "../actions/action-error.ts";
import { asIdentityObserver } from "./upstream-types.ts";

/** A widget must hear something soon; with a slow homeserver even a decision already made takes two steps. */
const PATIENCE_MS = 900;

const update = v.variant("state", [
  v.object({
    state: v.literal("allowed"),
    token: v.object({
      access_token: v.string(),
      expires_in: v.number(),
      matrix_server_name: v.string(),
      token_type: v.string(),
    }),
  }),
  v.object({ state: v.literal("blocked") }),
  v.object({ state: v.literal("request") }),
]);

/** What `get_openid` is answered with, and what follows in `openid_credentials` where that was `request`. */
export interface IdentityAnswer {
  readonly response: object;
  readonly outcome?: Promise<object>;
}

interface Exchange {
  /** The user is being asked. */
  readonly asking: Promise<void>;
  /** Undefined when there is neither a token nor a refusal. */
  readonly outcome: Promise<object | undefined>;
}

/** Asks the driver who the user is. Requests that come meanwhile share its answer: one prompt, several replies. */
export class IdentityRequests {
  readonly #driver: SessionDriver;
  #current: Exchange | undefined;

  constructor(driver: SessionDriver) {
    this.#driver = driver;
  }

  async ask(): Promise<IdentityAnswer> {
    this.#current ??= this.#begin();
    const { asking, outcome } = this.#current;
    const inOneStep = outcome.then((response): IdentityAnswer => {
      if (response === undefined) throw new ActionError("Unable to get an identity token");
      return { response };
    });
    const inTwoSteps = Promise.race([asking, sleep(PATIENCE_MS)]).then((): IdentityAnswer => {
      return {
        response: { state: "request" },
        outcome: outcome.then((response) => response ?? { state: "blocked" }),
      };
    });
    // The one that loses may still fail.
    inOneStep.catch(() => undefined);
    return Promise.race([inOneStep, inTwoSteps]);
  }

  #begin(): Exchange {
    const { promise: asking, resolve: isAsking } = deferred<void>();
    const { promise: outcome, resolve: settleOutcome } = deferred<object | undefined>();
    const settle = (response: object | undefined): void => {
      this.#current = undefined;
      settleOutcome(response);
    };
    let isObserved = false;
    const observer = asIdentityObserver((value) => {
      isObserved = true;
      const parsed = v.safeParse(update, value);
      if (!parsed.success) settle(undefined);
      else if (parsed.output.state === "request") isAsking();
      else if (parsed.output.state === "blocked") settle({ state: "blocked" });
      else settle({ state: "allowed", ...parsed.output.token });
    });
    // The driver is called in this very task; whatever it throws or rejects with is "no answer".
    new Promise((resolve) => {
      const asked: unknown = this.#driver.askOpenID(observer);
      // One that returns nothing answers later; one whose promise ends in silence never will.
      if (asked instanceof Promise) resolve(asked.then(() => isObserved || settle(undefined)));
    }).catch(() => settle(undefined));
    return { asking, outcome };
  }
}

function deferred<Value>(): { readonly promise: Promise<Value>; resolve(value: Value): void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value) => resolve(value) };
}

function sleep(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}
