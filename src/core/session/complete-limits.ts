import { WidgetError } from "../widget-error.ts";
import { DEFAULT_LIMITS, type SessionLimit, type SessionLimits } from "./session-limits.ts";

/** Without one of these nothing would ever be done. */
const needed: ReadonlySet<SessionLimit> = new Set<SessionLimit>([
  "requestsAtOnce",
  "requestBurst",
  "messageDepth",
  "usualEventsPerRead",
  "eventsPerRead",
  "unacknowledgedDeliveries",
]);

/** They are measures, not numbers of things. */
const mayBeFractions: ReadonlySet<SessionLimit> = new Set<SessionLimit>([
  "requestsPerSecond",
  "uselessMessagesPerSecond",
  "deniedCapabilityPauseMs",
  "navigationsPerMinute",
  "deliverySilenceMs",
]);

/**
 * The limits that were given, and the usual ones for the others.
 * @throws WidgetError `invalid-argument` for a name that is no limit, and for what cannot be one: NaN, a negative number,
 * half a request.
 */
export function completeLimits(limits: Partial<SessionLimits> = {}): SessionLimits {
  for (const [name, value] of Object.entries(limits)) {
    if (!isLimit(name)) {
      throw invalid(`There is no limit ${name}. There are ${Object.keys(DEFAULT_LIMITS).join(", ")}.`);
    }
    if (value === undefined) continue;
    const least = needed.has(name) ? 1 : 0;
    const isWhole = Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
    if (!(value >= least) || !(isWhole || mayBeFractions.has(name))) {
      const kind = mayBeFractions.has(name) ? "a number" : "a whole number";
      throw invalid(`The limit ${name} cannot be ${value}. Give ${kind} of at least ${least}, or Infinity.`);
    }
  }
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}

function isLimit(name: string): name is SessionLimit {
  return Object.hasOwn(DEFAULT_LIMITS, name);
}

function invalid(message: string): WidgetError {
  return new WidgetError("invalid-argument", message);
}
