import { toErrorResponse } from "../../core/protocol/error-response.ts";
import { extensionVersionsFor } from "../../core/protocol/extension-versions.ts";
import { versionsFor } from "../../core/protocol/versions.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import type { ActivityLog } from "../activity/activity-log.ts";
import { outcomeOf, refused } from "../activity/outcome-of.ts";
import type { IncomingRequest } from "../transport/widget-transport.ts";
import type { Action } from "./action.ts";
import type { ActionSession } from "./action-session.ts";
import { BUILT_IN_ACTIONS } from "./built-in-actions.ts";
import { OverdueError } from "./deadline.ts";
import { describeFailure, describeOverdue } from "./describe-failure.ts";
import { ownCapabilitiesOf } from "./own-capabilities.ts";
import type { Refusal } from "./refusal.ts";
import { createWorkload } from "./workload.ts";

/** Answers the requests of one widget; it never throws or rejects. */
export interface Dispatcher {
  /** What the widget is told is supported. */
  readonly versions: readonly string[];
  /** The names of the capabilities that the app's own actions need. */
  readonly ownCapabilities: ReadonlySet<string>;
  dispatch(
    request: IncomingRequest,
    /** Undefined between two documents. */
    session: ActionSession | undefined,
    isReady: boolean,
  ): object | Promise<object>;
  /** Begins nothing more for the document that is there; the next one starts with nothing before it. */
  reset(): void;
}

/** Knows the built-in actions that the driver can serve, and the app's own. */
export function createDispatcher(
  driver: SessionDriver,
  sendsBesideData: boolean,
  limits: SessionLimits,
  log: ActivityLog,
  ownActions: readonly Action[] = [],
): Dispatcher {
  const actions = new Map<string, Action[]>();
  const isServed = ({ feature }: Action) => feature === undefined || driver.features.has(feature);
  const servedOwn = ownActions.filter(isServed);
  for (const action of [...servedOwn, ...BUILT_IN_ACTIONS.filter(isServed)]) {
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
      ...servedOwn.flatMap(({ version }) => (version === undefined ? [] : [version])),
    ],
    ownCapabilities: new Set(ownCapabilitiesOf(servedOwn).map(({ name }) => name)),
    dispatch(request, session, isReady) {
      const record = log.widgetRequest(request);
      const refuse = (message: string, refusal: Refusal): object => {
        record?.settle(refused(message, refusal));
        return toErrorResponse(undefined, message);
      };
      if (session === undefined)
        return refuse("The page is about to be loaded anew", { reason: "not-ready" });
      const action = find(request, session);
      if (action === undefined) {
        const message = `Unknown or unsupported from-widget action: ${request.action}`;
        return refuse(message, { reason: "unknown-action" });
      }
      if (!isReady && !action.beforeReady) {
        const message = "Missing capability: nothing has been granted yet. Wait for notify_capabilities.";
        return refuse(message, { reason: "not-ready" });
      }
      const succeed = (response: object): object => {
        record?.answer(action.activity, response);
        return response;
      };
      const fail = (error: unknown): object => {
        const response =
          error instanceof OverdueError
            ? describeOverdue(action)
            : describeFailure(error, action.failure, session.driver);
        record?.settle(outcomeOf(error, response));
        return response;
      };
      try {
        const response = workload.take(action.prepare(request, session, record));
        if (response === undefined) {
          const message = "Too many requests wait for an answer. Send fewer at a time.";
          return refuse(message, { reason: "limit", limit: "requestsWaiting" });
        }
        if (!(response instanceof Promise)) return succeed(response);
        record?.announce();
        return response.then(succeed, fail);
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
