import * as v from "valibot";
import type { Grants } from "../../core/capability/grants.ts";
import type { OwnCapability } from "../../core/capability/own-capability.ts";
import type { DriverFeature } from "../../core/session/session-driver.ts";
import type { ActivityRule, AnswerRule } from "../activity/activity-rule.ts";
import type { ExchangeRecord } from "../activity/exchange-record.ts";
import type { IncomingRequest } from "../transport/widget-transport.ts";
import { ActionError } from "./action-error.ts";
import type { ActionSession } from "./action-session.ts";
import { needOwnCapability } from "./need-own-capability.ts";
import { createRoomAccess, type RoomAccess } from "./room-access.ts";
import type { Task } from "./workload.ts";

/** Widgets wait ten seconds for an answer, unless the action is known to take longer. */
export const USUAL_TIMEOUT_MS = 9_000;

/** What a handler gets: everything in it has been checked. */
export interface ActionContext<Data, Room> {
  readonly data: Data;
  /** What the action's `room` rule chose. */
  readonly room: Room;
  readonly session: ActionSession;
  readonly requestId: string;
  /** Runs a task once the reply has left. */
  afterReply(task: () => void): void;
}

/** Throws an `ActionError` unless the grants allow it. */
export type CapabilityRule<Data> = (data: Data, grants: Grants) => void;

/** One action that widgets may request, or a tight family of them. */
export interface ActionDefinition<Schema extends v.GenericSchema, Room> {
  /** Every spelling, the one to prefer first. */
  readonly names: readonly [string, ...string[]];
  /** What `supported_api_versions` lists with it; where the session does not advertise that, the action does not exist. */
  readonly version?: string;
  /** Of several actions with one name, the first that takes the data answers. @default takes all */
  readonly takes?: (data: Readonly<Record<string, unknown>>) => boolean;
  /** What the driver must be able to do; without it the action does not exist. */
  readonly feature?: DriverFeature;
  /** True where the widget may request it before it was granted anything. @default false */
  readonly beforeReady?: boolean;
  /** True where it must never wait behind other requests. @default false */
  readonly urgent?: boolean;
  /**
   * True where the answer is something the widget may only have while it may ask for it: capability and room are checked
   * again before it leaves. @default false
   */
  readonly reads?: boolean;
  /**
   * When the widget is told that there is no answer; a later one is dropped. `Infinity` where the user is asked.
   * @default 9_000
   */
  readonly timeoutMs?: number | ((data: v.InferOutput<Schema>) => number);
  readonly schema: Schema;
  /** What the widget must have been granted, or a capability of the app's own; `noCapability` has to be said. */
  readonly capability: CapabilityRule<v.InferOutput<Schema>> | OwnCapability;
  /** The room or rooms it is about; throws an `ActionError` for one that is closed to the widget. */
  readonly room: (data: v.InferOutput<Schema>, access: RoomAccess) => Room;
  /** What the widget is told when the handler fails for a reason of the client's or the homeserver's. */
  readonly failure: string;
  /** What the app's activity log may show of it, besides that it was requested. @default nothing */
  readonly activity?: ActivityRule<v.InferOutput<Schema>>;
  /** Resolves to the response. */
  handler(context: ActionContext<v.InferOutput<Schema>, Room>): object | Promise<object>;
}

/** An action as the dispatcher sees it. */
export interface Action {
  readonly names: readonly [string, ...string[]];
  readonly version: string | undefined;
  readonly takes: ((data: Readonly<Record<string, unknown>>) => boolean) | undefined;
  readonly feature: DriverFeature | undefined;
  readonly beforeReady: boolean;
  readonly needsCapability: boolean;
  readonly ownCapability: OwnCapability | undefined;
  readonly failure: string;
  /** What the activity log may show of its answer. */
  readonly activity: AnswerRule | undefined;
  /**
   * Checks data, capability and room, in this order, when the request arrives: where the user looks then counts.
   * `record` learns what may be known of the request, also when it is refused.
   * @throws ActionError when one of them is wrong.
   */
  prepare(request: IncomingRequest, session: ActionSession, record: ExchangeRecord | undefined): Task;
}

/** For actions that need none; to be given on purpose. */
export const noCapability: CapabilityRule<unknown> = () => undefined;
/** For actions that are not about a room. */
export const noRoom: () => undefined = () => undefined;

/** Declares an action: an app's own need nothing more than this and `WidgetSessionOptions.actions`. */
export function defineAction<Schema extends v.GenericSchema, Room>(
  definition: ActionDefinition<Schema, Room>,
): Action {
  const { names, version, takes, feature, beforeReady = false, urgent = false, failure } = definition;
  const { timeoutMs = USUAL_TIMEOUT_MS, reads = false, activity, capability } = definition;
  const ownCapability = typeof capability === "function" ? undefined : capability;
  const checkCapability = typeof capability === "function" ? capability : needOwnCapability(capability);
  return {
    names,
    version,
    takes,
    feature,
    beforeReady,
    failure,
    activity,
    needsCapability: capability !== noCapability,
    ownCapability,
    prepare(request, session, record) {
      const parsed = v.safeParse(definition.schema, request.data, { abortEarly: true });
      if (!parsed.success) throw refuseData(parsed.issues[0]);
      record?.describe(activity, parsed.output);
      const access = createRoomAccess(session, session.roomId);
      const check = (): Room => {
        refuseFor("capability", () => checkCapability(parsed.output, session.grants));
        return refuseFor("room", () => definition.room(parsed.output, access));
      };
      const checkAgain = (response: object): object => {
        check();
        return response;
      };
      const room = check();
      record?.locate(room);
      const context = {
        data: parsed.output,
        room,
        session,
        requestId: request.id,
        afterReply: request.afterReply,
      };
      return {
        urgent,
        timeoutMs: typeof timeoutMs === "number" ? timeoutMs : timeoutMs(parsed.output),
        run: () => {
          const response = definition.handler(context);
          return reads && response instanceof Promise ? response.then(checkAgain) : response;
        },
      };
    },
  };
}

function refuseData({ message, path }: v.BaseIssue<unknown>): ActionError {
  const field = path?.[0].key;
  return new ActionError(message, { reason: "data", field: typeof field === "string" ? field : undefined });
}

/** Says of a refusal what it was about, unless it does so itself. */
function refuseFor<Result>(reason: "capability" | "room", check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ActionError) || error.refusal.reason !== "action") throw error;
    throw new ActionError(error.message, { reason });
  }
}
