import type { Capability } from "../../core/capability/capability.ts";
import { type CapabilityTier, capabilityTier } from "../../core/capability/capability-tier.ts";
import type { CapabilityMessages } from "../messages/capability-messages.ts";
import { type CapabilityPlace, placeName, placeOf } from "./capability-place.ts";
import { type Description, describeEvent, describeMessage, describeState } from "./describe-events.ts";
import { describeFeature } from "./describe-feature.ts";
import { isolateId } from "./isolate.ts";
import { ACCOUNT_DATA_KINDS, EVENT_KINDS } from "./known-types.ts";
import { EVENT_TOPICS } from "./topics.ts";
import type { WordsContext } from "./words-context.ts";

/** A capability in the words of the user's language. */
export interface CapabilityWords extends Description {
  readonly place: CapabilityPlace;
  readonly risk: CapabilityTier;
  /** The sentence with the place before it, for where no heading names the place. */
  readonly standalone: string;
}

/** Says exactly what a capability allows. Whatever the capability holds, nothing in the words can pass for ours. */
export function describeCapability(
  asked: Capability,
  messages: CapabilityMessages,
  context: WordsContext,
): CapabilityWords {
  const capability = asDeclared(asked, context);
  const place = placeOf(capability, context.roomId);
  const description = describe(capability, messages, context);
  const isAdded = place.kind !== "this-room" || capability.kind !== "timeline";
  const inRoom = place.kind === "room" ? [messages.detail.roomId(isolateId(place.roomId))] : [];
  return {
    ...description,
    details: [...description.details, ...inRoom],
    place,
    risk: isAdded ? capabilityTier(capability) : "low",
    standalone: messages.placed(placeName(place, messages, context), description.sentence),
  };
}

function describe(capability: Capability, messages: CapabilityMessages, context: WordsContext): Description {
  const { sentence, detail, kind } = messages;
  switch (capability.kind) {
    case "event":
      return capability.eventType === "m.room.message"
        ? describeMessage(capability, messages)
        : describeEvent(capability, messages);
    case "state-event":
      return describeState(capability, messages, context);
    case "room-scoped": {
      const inner = describe(capability.inner, messages, context);
      if (capability.room !== "*") return inner;
      return { ...inner, details: [...inner.details, detail.laterRooms, detail.learnsRooms] };
    }
    case "to-device": {
      const known = EVENT_KINDS.get(capability.eventType);
      const name = isolateId(capability.eventType);
      const what = known === undefined ? kind.otherEvent(name) : kind.event[known];
      const isSent = capability.direction === "send";
      return {
        act: isSent ? "write" : "read",
        subject: what,
        scope: undefined,
        sentence: isSent ? sentence.sendToDevices(what) : sentence.receiveFromDevices(what),
        details: [...(known === "call-key" && !isSent ? [detail.callKeys] : []), detail.strangers],
        gist: known === undefined ? { kind: "other", what } : { kind: "topic", topic: EVENT_TOPICS[known] },
        sameAs: known,
      };
    }
    case "room-account-data": {
      const known = ACCOUNT_DATA_KINDS.get(capability.eventType);
      const what =
        known === undefined
          ? kind.otherAccountData(isolateId(capability.eventType))
          : kind.accountData[known];
      return {
        act: "read",
        subject: what,
        scope: undefined,
        sentence: sentence.readAccountData(what),
        details: [],
        gist: { kind: "topic", topic: "own-settings" },
        sameAs: undefined,
      };
    }
    case "timeline":
      return describeTimeline(capability.room, messages, context);
    case "feature":
      return describeFeature(capability.feature, messages);
    case "own":
      return describeOwn(capability.name, context);
    case "unknown": {
      const subject = isolateId(capability.raw);
      return {
        act: "use",
        subject,
        scope: undefined,
        sentence: sentence.unknown(subject),
        details: [detail.neverGranted],
        gist: undefined,
        sameAs: undefined,
      };
    }
  }
}

/** What the app has not declared as its own means nothing. */
function asDeclared(capability: Capability, { own }: WordsContext): Capability {
  if (capability.kind !== "own" || own?.some(({ name }) => name === capability.name)) return capability;
  return { kind: "unknown", raw: capability.name };
}

/** In the words of the app that declared it. */
function describeOwn(name: string, { own }: WordsContext): Description {
  const text = own?.find((capability) => capability.name === name)?.text ?? name;
  return {
    act: "use",
    subject: text,
    scope: undefined,
    sentence: text,
    details: [],
    gist: { kind: "other", what: text },
    sameAs: undefined,
  };
}

function describeTimeline(
  room: string,
  { sentence, detail }: CapabilityMessages,
  { roomId }: WordsContext,
): Description {
  const common = { scope: undefined, gist: undefined, sameAs: undefined };
  if (room === "*") {
    const subject = sentence.reachAllRooms;
    return {
      ...common,
      act: "reach",
      subject,
      sentence: subject,
      details: [detail.laterRooms, detail.learnsRooms],
    };
  }
  const isOwn = room === roomId;
  const subject = isOwn ? sentence.reachOwnRoom : sentence.reachRoom;
  return { ...common, act: isOwn ? "read" : "reach", subject, sentence: subject, details: [] };
}
