import type { Caller } from "./caller.ts";
import type { Operation } from "./server-log.ts";
import type { Simulation } from "./simulate.ts";
import { MEMBER_TYPE, SURE_TRY_MS, TIMINGS } from "./timings.ts";
import type { WidgetLife } from "./widget-life.ts";

const { delayedLeaveEventDelayMs: DELAY_MS, delayedLeaveEventRestartMs: RESTART_MS } = TIMINGS;

/** What was wrong, in words; nothing, if all went well. */
export interface Judgement {
  /** Memberships that were there for longer than their widget and its delay. */
  readonly outlived: readonly string[];
  /** Joins with nothing scheduled that would take the member out of the call. */
  readonly unprotected: readonly string[];
  /** Requests about delayed events that left for a widget that was gone. */
  readonly posthumous: readonly string[];
  /** Memberships that ended although the homeserver could be reached in time. */
  readonly lost: readonly string[];
  /** What was done to events of other users. */
  readonly foreign: readonly string[];
}

/** Of all memberships that ended for want of a restart, those that nobody could have kept. */
export interface Losses {
  readonly inBadWeather: number;
}

/** Holds a simulation against what must be true of every one, by what the homeserver saw. */
export function judge(simulation: Simulation): Judgement & Losses {
  const verdicts = simulation.callers.map((caller) => judgeCaller(simulation, caller));
  const owners = new Map(
    simulation.log.operations.flatMap((one) => (one.kind === "schedule" ? [[one.delayId, one.userId]] : [])),
  );
  return {
    outlived: verdicts.flatMap(({ outlived }) => outlived),
    unprotected: verdicts.flatMap(({ unprotected }) => unprotected),
    posthumous: verdicts.flatMap(({ posthumous }) => posthumous),
    lost: verdicts.flatMap(({ losses }) =>
      losses.flatMap(({ isExcused, text }) => (isExcused ? [] : [text])),
    ),
    inBadWeather: verdicts.flatMap(({ losses }) => losses.filter(({ isExcused }) => isExcused)).length,
    foreign: simulation.log.operations
      .filter((one) => one.kind !== "join" && owners.get(one.delayId) !== one.userId)
      .map((one) => `${one.userId}: ${one.kind} at ${one.atMs}`),
  };
}

function judgeCaller(simulation: Simulation, { userId, roomId, lives }: Caller) {
  const operations = simulation.log.operations.filter((one) => one.userId === userId);
  const memberships = simulation.homeserver.inspect
    .roomEvents(roomId)
    .filter(({ type }) => type === MEMBER_TYPE)
    .map(({ event_id: eventId, content, origin_server_ts: atMs }) => ({
      eventId,
      atMs,
      isIn: "application" in content,
    }));
  const evidence = { simulation, userId, operations, memberships, lives };
  return {
    outlived: outlivedOf(evidence),
    unprotected: unprotectedOf(evidence),
    losses: lossesOf(evidence),
    posthumous: operations
      .filter((one) => one.kind !== "join" && one.leftAtMs >= (lifeOf(lives, one)?.diedAtMs ?? Infinity))
      .map((one) => `${userId}: ${one.kind} for widget ${one.widget} left at ${one.leftAtMs}`),
  };
}

interface Evidence {
  readonly simulation: Simulation;
  readonly userId: string;
  readonly operations: readonly Operation[];
  readonly memberships: readonly {
    readonly eventId: string;
    readonly atMs: number;
    readonly isIn: boolean;
  }[];
  readonly lives: readonly WidgetLife[];
}

function lifeOf(lives: readonly WidgetLife[], { widget }: Pick<Operation, "widget">): WidgetLife | undefined {
  return lives.find((life) => life.widget === widget);
}

function outlivedOf({ simulation, userId, operations, memberships, lives }: Evidence): readonly string[] {
  return memberships.flatMap(({ eventId, isIn }, index) => {
    const join = operations.find((one) => one.kind === "join" && one.eventId === eventId);
    const life = isIn ? join && lifeOf(lives, join) : undefined;
    if (life?.death === undefined) return [];
    // What left before the widget went may arrive after.
    const signs = operations.filter(
      (one) =>
        (one.kind === "schedule" || one.kind === "restart") &&
        one.widget === life.widget &&
        one.leftAtMs <= life.diedAtMs,
    );
    const dueMs = Math.max(life.diedAtMs, ...signs.map(({ atMs }) => atMs)) + DELAY_MS;
    const { downtimes } = simulation;
    const latestMs = downtimes.find((one) => one.fromMs <= dueMs && dueMs < one.untilMs)?.untilMs ?? dueMs;
    const endedMs = memberships[index + 1]?.atMs ?? Number.POSITIVE_INFINITY;
    if (endedMs <= latestMs) return [];
    return [
      `${userId}: widget ${life.widget} (${life.death}) was outlived for ${endedMs - life.diedAtMs} ms`,
    ];
  });
}

function unprotectedOf({ userId, operations, memberships }: Evidence): readonly string[] {
  const joined = new Set(memberships.flatMap(({ eventId, isIn }) => (isIn ? [eventId] : [])));
  return operations.flatMap((join, index) => {
    if (join.kind !== "join" || !joined.has(join.eventId)) return [];
    const before = operations.slice(0, index);
    const isProtected = before.some(
      (one) =>
        one.kind === "schedule" &&
        one.widget === join.widget &&
        before.some(
          (sign) =>
            "delayId" in sign &&
            sign.delayId === one.delayId &&
            (sign.kind === "schedule" || sign.kind === "restart") &&
            sign.atMs + DELAY_MS >= join.atMs,
        ) &&
        !before.some((end) => end.kind === "cancel" && end.isDone && end.delayId === one.delayId),
    );
    return isProtected ? [] : [`${userId}: widget ${join.widget} joined at ${join.atMs}`];
  });
}

/** Heartbeats of living widgets that the homeserver sent for want of a restart. */
function lossesOf({ simulation, userId, operations, memberships, lives }: Evidence) {
  const { log, weathers } = simulation;
  return memberships.flatMap(({ isIn, atMs: sentAtMs }) => {
    const sign = operations.findLast(
      (one) =>
        (one.kind === "schedule" || (one.kind === "restart" && one.isDone)) &&
        one.atMs + DELAY_MS === sentAtMs,
    );
    if (isIn || sign === undefined || !("delayId" in sign)) return [];
    const origin = operations.find((one) => one.kind === "schedule" && one.delayId === sign.delayId);
    const life = origin && lifeOf(lives, origin);
    // What nobody could restart: another widget's last will, or an event whose id was lost on the way.
    if (life === undefined || life.diedAtMs < sentAtMs || log.unheard.has(sign.delayId)) return [];
    const isOpen = weathers.get(userId)?.isOpenWithin(sign.atMs + RESTART_MS, sentAtMs, SURE_TRY_MS) ?? true;
    const text = `${userId}: widget ${life.widget}, last heard at ${sign.atMs}, left at ${sentAtMs}`;
    return [{ isExcused: !isOpen, text }];
  });
}
