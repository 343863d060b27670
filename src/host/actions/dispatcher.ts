import { toErrorResponse } from "../../core/protocol/error-response.ts";
import { extensionVersionsFor } from "../../core/protocol/extension-versions.ts";
import { versionsFor } from "../../core/protocol/versions.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
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
  /** What the widget is told is supported. */
  readonly versions: readonly string[];
  dispatch(request: IncomingRequest, session: ActionSession, isReady: boolean): object | Promise<object>;
}

/** Knows the built-in actions that the driver can serve, and the app's own. */
export function createDispatcher(driver: SessionDriver, ownActions: readonly Action[] = []): Dispatcher {
  const actions = new Map<string, Action[]>();
  for (const action of [...ownActions, ...BUILT_IN_ACTIONS]) {
    if (action.feature !== undefined && !driver.features.has(action.feature)) continue;
    for (const name of action.names) actions.set(name, [...(actions.get(name) ?? []), action]);
  }
  const find = ({ action, data }: IncomingRequest, { versions }: ActionSession): Action | undefined =>
    actions
      .get(action)
      ?.find(
        ({ version, takes = takesAll }) =>
          (version === undefined || versions.includes(version)) && takes(data),
      );
  const slots = createSlots(AT_A_TIME, MOST_WAITING);

  return {
    versions: [
      ...versionsFor(driver.features),
      ...extensionVersionsFor(driver),
      ...ownActions.flatMap(({ version }) => (version === undefined ? [] : [version])),
    ],
    dispatch(request, session, isReady) {
      const action = find(request, session);
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

const takesAll = (): boolean => true;

function refusal(message: string): object {
  return toErrorResponse(undefined, message);
}
