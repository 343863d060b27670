import * as v from "valibot";
import type { Capability } from "../../core/capability/capability.ts";
import type { Grants } from "../../core/capability/grants.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import { pick } from "../activity/shown-event.ts";
import { type Action, defineAction } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { missingCapability } from "./missing-capability.ts";
import { optionalText, plainObject, requestData, requiredText } from "./request-data.ts";
import type { RoomRule } from "./room-access.ts";
import { isUnreached, UnreachedError } from "./unreached-error.ts";

const schema = requestData({
  type: requiredText("Invalid request - missing event type"),
  content: v.optional(plainObject("Invalid request - content is not an object"), {}),
  state_key: optionalText("state_key"),
  room_id: optionalText("room_id"),
  // Anything else might be taken for no delay at all, and a call's farewell would be sent at its start.
  delay: v.optional(
    v.pipe(
      v.number("Invalid request - delay is not a number"),
      v.check(
        (delay) => Number.isSafeInteger(delay) && delay > 0,
        "Invalid request - delay is not a positive whole number of milliseconds",
      ),
    ),
  ),
  sticky_duration_ms: v.optional(
    v.pipe(
      v.number("Invalid request - sticky_duration_ms is not a number"),
      v.check(
        (duration) => Number.isSafeInteger(duration) && duration >= 0,
        "Invalid request - sticky_duration_ms is not a whole number of milliseconds",
      ),
    ),
  ),
});

type SendEventData = v.InferOutput<typeof schema>;

/** MSC2762, with MSC4157 (delayed) and MSC4407 (sticky). A state key, also an empty one, makes it a state event. */
export const sendEvent: Action = defineAction({
  names: ["send_event"],
  feature: "events",
  schema,
  capability: requireSending,
  room: (data, access) => access.oneFor(data.room_id, maySend(data)),
  failure: "Error sending event",
  activity: {
    facts: ({ type, state_key, content, delay, sticky_duration_ms }) => ({
      eventType: type,
      stateKey: state_key,
      msgtype: typeof content["msgtype"] === "string" ? content["msgtype"] : undefined,
      delayMs: delay,
      stickyMs: sticky_duration_ms,
    }),
    result: ({ event_id }) => (typeof event_id === "string" ? { eventId: event_id } : {}),
    data: (data) => pick(data, ["type", "state_key", "content", "room_id", "delay", "sticky_duration_ms"]),
    response: (response) => pick(response, ["room_id", "event_id"]),
  },
  handler: ({ data, room, session: { driver } }) =>
    data.delay === undefined ? sendNow(data, room.id, driver) : schedule(data, data.delay, room.id, driver),
});

function requireSending(data: SendEventData, grants: Grants): void {
  const { state_key, delay, sticky_duration_ms } = data;
  // In some room at least; in which one, the request's room rule asks.
  if (!maySend(data)(grants.anywhere)) {
    const kind = state_key === undefined ? "room" : "state";
    throw missingCapability(capabilityToSend(data), `Cannot send ${kind} events of this type`);
  }
  if (state_key !== undefined && sticky_duration_ms !== undefined) {
    throw new ActionError("Cannot send a state event with a sticky duration", { reason: "data" });
  }
  if (delay !== undefined && !grants.allowsFeature("send-delayed-event")) {
    const message = "Missing capability for org.matrix.msc4157.send.delayed_event";
    throw missingCapability({ kind: "feature", feature: "send-delayed-event" }, message);
  }
  if (sticky_duration_ms !== undefined && !grants.allowsFeature("send-sticky-event")) {
    const message = "Missing capability for org.matrix.msc4407.send.sticky_event";
    throw missingCapability({ kind: "feature", feature: "send-sticky-event" }, message);
  }
}

function capabilityToSend({ type: eventType, state_key: stateKey, content }: SendEventData): Capability {
  const direction = "send";
  if (stateKey !== undefined) return { kind: "state-event", direction, eventType, stateKey };
  const msgtype = content["msgtype"];
  const isKind = eventType === "m.room.message" && typeof msgtype === "string";
  return { kind: "event", direction, eventType, ...(isKind ? { msgtype } : {}) };
}

function maySend({ type, state_key, content }: SendEventData): RoomRule {
  return (grants) =>
    state_key === undefined
      ? grants.allowsSendEvent(type, content["msgtype"])
      : grants.allowsSendState(type, state_key);
}

async function sendNow(data: SendEventData, roomId: string, driver: SessionDriver): Promise<object> {
  const { type, content, state_key = null, sticky_duration_ms } = data;
  const sent =
    sticky_duration_ms === undefined
      ? await driver.sendEvent(type, content, state_key, roomId)
      : await driver.sendStickyEvent(sticky_duration_ms, type, content, roomId);
  return { room_id: sent.roomId, event_id: sent.eventId };
}

async function schedule(
  data: SendEventData,
  delay: number,
  roomId: string,
  driver: SessionDriver,
): Promise<object> {
  const { type, content, state_key = null, sticky_duration_ms } = data;
  try {
    const scheduled =
      sticky_duration_ms === undefined
        ? await driver.sendDelayedEvent(delay, type, content, state_key, roomId)
        : await driver.sendDelayedStickyEvent(delay, sticky_duration_ms, type, content, roomId);
    return { room_id: scheduled.roomId, delay_id: scheduled.delayId };
  } catch (error) {
    // matrix-js-sdk tries again after these words, and after any other error without status joins a call with nothing
    // scheduled: a member who would stay for hours after the widget is gone.
    if (isUnreached(error, driver))
      throw new UnreachedError("Error sending event: not updating delayed events");
    throw error;
  }
}
