import { toErrorResponse } from "../../core/protocol/error-response.ts";
import type { DriverFeature } from "../../core/session/session-driver.ts";
import type { IncomingRequest } from "../transport/widget-transport.ts";
import type { Action } from "./action.ts";
import type { ActionSession } from "./action-session.ts";
import { BUILT_IN_ACTIONS } from "./built-in-actions.ts";
import { describeFailure } from "./describe-failure.ts";
import { createSlots } from "./slots.ts";

const AT_A_TIME = 64;
const MOST_WAITING = 2_000;

/** Answers the requests of one widget; it never throws or rejects. */
export interface Dispatcher {
  /** The version strings of actions that the core does not know. */
  readonly versions: readonly string[];
  dispatch(request: IncomingRequest, session: ActionSession, isReady: boolean): object | Promise<object>;
}

/** Knows the built-in actions that the driver can serve, and the app's own. */
export function createDispatcher(
  features: ReadonlySet<DriverFeature>,
  ownActions: readonly Action[] = [],
): Dispatcher {
  const served = [...BUILT_IN_ACTIONS, ...ownActions].filter(
    ({ feature }) => feature === undefined || features.has(feature),
  );
  const actions = new Map(served.flatMap((action) => action.names.map((name) => [name, action] as const)));
  const slots = createSlots(AT_A_TIME, MOST_WAITING);

  return {
    versions: ownActions.flatMap(({ version }) => (version === undefined ? [] : [version])),
    dispatch(request, session, isReady) {
      const action = actions.get(request.action);
      if (action === undefined)
        return refusal(`Unknown or unsupported from-widget action: ${request.action}`);
      if (!isReady && !action.beforeReady) {
        return refusal("Missing capability: nothing has been granted yet. Wait for notify_capabilities.");
      }
      const fail = (error: unknown) => describeFailure(error, action.failure, session.driver);
      try {
        const answer = () => action.answer(request, session);
        const response = action.urgent ? answer() : slots.run(answer);
        if (response === undefined)
          return refusal("Too many requests wait for an answer. Send fewer at a time.");
        return response instanceof Promise ? response.catch(fail) : response;
      } catch (error) {
        return fail(error);
      }
    },
  };
}

function refusal(message: string): object {
  return toErrorResponse(undefined, message);
}
