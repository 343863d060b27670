import { toErrorResponse } from "../../core/protocol/error-response.ts";
import { extensionVersionsFor } from "../../core/protocol/extension-versions.ts";
import { versionsFor } from "../../core/protocol/versions.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import type { IncomingRequest } from "../transport/widget-transport.ts";
import type { Action } from "./action.ts";
import type { ActionSession } from "./action-session.ts";
import { BUILT_IN_ACTIONS } from "./built-in-actions.ts";
import { OverdueError } from "./deadline.ts";
import { describeFailure, describeOverdue } from "./describe-failure.ts";
import { createWorkload } from "./workload.ts";

/** Answers the requests of one widget; it never throws or rejects. */
export interface Dispatcher {
  /** What the widget is told is supported. */
  readonly versions: readonly string[];
  dispatch(request: IncomingRequest, session: ActionSession, isReady: boolean): object | Promise<object>;
  /** Begins nothing more for the document that is there; the next one starts with nothing before it. */
  reset(): void;
}

/** Knows the built-in actions that the driver can serve, and the app's own. */
export function createDispatcher(
  driver: SessionDriver,
  sendsBesideData: boolean,
  limits: SessionLimits,
  ownActions: readonly Action[] = [],
): Dispatcher {
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
  let workload = createWorkload(limits);

  return {
    versions: [
      ...versionsFor(driver.features),
      ...extensionVersionsFor(driver, sendsBesideData),
      ...ownActions.flatMap(({ version }) => (version === undefined ? [] : [version])),
    ],
    dispatch(request, session, isReady) {
      const action = find(request, session);
      if (action === undefined)
        return refusal(`Unknown or unsupported from-widget action: ${request.action}`);
      if (!isReady && !action.beforeReady) {
        return refusal("Missing capability: nothing has been granted yet. Wait for notify_capabilities.");
      }
      const fail = (error: unknown) =>
        error instanceof OverdueError
          ? describeOverdue(action)
          : describeFailure(error, action.failure, session.driver);
      try {
        const response = workload.take(action.prepare(request, session));
        if (response === undefined)
          return refusal("Too many requests wait for an answer. Send fewer at a time.");
        return response instanceof Promise ? response.catch(fail) : response;
      } catch (error) {
        return fail(error);
      }
    },
    reset() {
      workload.close();
      workload = createWorkload(limits);
    },
  };
}

const takesAll = (): boolean => true;

function refusal(message: string): object {
  return toErrorResponse(undefined, message);
}
