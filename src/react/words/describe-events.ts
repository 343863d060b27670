import type { RoomEventCapability } from "../../core/capability/capability.ts";
import type { CapabilityMessages } from "../messages/capability-messages.ts";
import type { ManageTopic, StateKind, Topic, UseTopic } from "../messages/known-kinds.ts";
import { isolateId } from "./isolate.ts";
import { EVENT_KINDS, MESSAGE_KINDS, STATE_KINDS } from "./known-types.ts";
import { entryPhrase, tellingKey } from "./state-entry.ts";
import { EVENT_TOPICS, MANAGE_TOPICS, STATE_TOPICS } from "./topics.ts";
import type { WordsContext } from "./words-context.ts";

/** What a widget does by a capability: `reach` opens further rooms to the rest, `use` is not about rooms. */
export type CapabilityAct = "read" | "history" | "write" | "manage" | "reach" | "use";

/** What a summary says of a capability. */
export type Gist =
  | { readonly kind: "topic"; readonly topic: Topic }
  | { readonly kind: "manage"; readonly topic: ManageTopic }
  | { readonly kind: "use"; readonly topic: UseTopic }
  /** Something that only widgets know, in the words of its sentence. */
  | { readonly kind: "other"; readonly what: string };

export interface Description {
  /** The verb, for logic and icons. */
  readonly act: CapabilityAct;
  /** What is read, written or used, in words. */
  readonly subject: string;
  /** Which entry of it alone, or any, in words; undefined where there is but one or all are meant. */
  readonly scope: string | undefined;
  /** What it allows, complete but for the place. */
  readonly sentence: string;
  /** What a person may want to know besides, each a sentence. */
  readonly details: readonly string[];
  /** Undefined where a summary has nothing to say of it. */
  readonly gist: Gist | undefined;
  /** Equal for event types that mean the same thing; undefined where only the type itself says what is meant. */
  readonly sameAs: string | undefined;
}

export function describeMessage(
  { direction, msgtype }: RoomEventCapability & { readonly kind: "event" },
  { kind, sentence, detail }: CapabilityMessages,
): Description {
  const isSent = direction === "send";
  const known = msgtype === undefined ? undefined : MESSAGE_KINDS.get(msgtype);
  const other = msgtype === undefined ? kind.anyMessage : kind.otherMessage(isolateId(msgtype));
  const what = known === undefined ? other : kind.message[known];
  return {
    act: isSent ? "write" : "read",
    subject: what,
    scope: undefined,
    sentence: isSent ? sentence.sendEvent(what) : sentence.readEvent(what),
    details: [
      ...(msgtype === undefined ? [detail.everyMessage] : []),
      ...(isSent ? [] : [detail.earlierToo]),
    ],
    gist: { kind: "topic", topic: "messages" },
    sameAs: undefined,
  };
}

export function describeEvent(
  { direction, eventType }: RoomEventCapability & { readonly kind: "event" },
  { kind, sentence, detail }: CapabilityMessages,
): Description {
  const isSent = direction === "send";
  const known = EVENT_KINDS.get(eventType);
  if (isSent && known === "redaction") {
    return {
      act: "manage",
      subject: kind.anyMessage,
      scope: undefined,
      sentence: sentence.deleteMessages,
      details: [],
      gist: { kind: "manage", topic: "delete-messages" },
      sameAs: known,
    };
  }
  const what = known === undefined ? kind.otherEvent(isolateId(eventType)) : kind.event[known];
  return {
    act: isSent ? "write" : "read",
    subject: what,
    scope: undefined,
    sentence: isSent ? sentence.sendEvent(what) : sentence.readEvent(what),
    details: isSent ? [] : [...(known === "call-key" ? [detail.callKeys] : []), detail.earlierToo],
    gist: known === undefined ? { kind: "other", what } : { kind: "topic", topic: EVENT_TOPICS[known] },
    sameAs: known,
  };
}

export function describeState(
  { direction, eventType, stateKey }: RoomEventCapability & { readonly kind: "state-event" },
  messages: CapabilityMessages,
  { userId }: WordsContext,
): Description {
  const { kind, sentence } = messages;
  const known = STATE_KINDS.get(eventType);
  const what = known === undefined ? kind.otherState(isolateId(eventType)) : kind.state[known];
  const entry = entryPhrase({ direction, kind: known, stateKey }, userId, messages);
  const sameAs = known && JSON.stringify([known, tellingKey(known, stateKey)]);
  const common = { subject: what, scope: entry, sameAs };
  const gist: Gist = known ? { kind: "topic", topic: STATE_TOPICS[known] } : { kind: "other", what };
  if (direction === "receive") {
    return { ...common, act: "read", sentence: sentence.readState(what, entry), details: [], gist };
  }
  const managed = known && MANAGE_TOPICS[known];
  return {
    ...common,
    act: managed ? "manage" : "write",
    sentence:
      (known === "members" ? memberSentence(stateKey, userId, messages) : undefined) ??
      sentence.changeState(what, entry),
    details: changeDetails(known, messages),
    gist: managed ? { kind: "manage", topic: managed } : gist,
  };
}

function memberSentence(
  stateKey: string | undefined,
  userId: string | undefined,
  { sentence }: CapabilityMessages,
): string | undefined {
  if (stateKey === undefined) return sentence.manageMembers;
  return stateKey === userId ? sentence.changeOwnMembership : undefined;
}

function changeDetails(kind: StateKind | undefined, { detail }: CapabilityMessages): readonly string[] {
  if (kind === "permissions") return [detail.permissions];
  if (kind === "encryption") return [detail.encryption];
  return kind === "widgets" ? [detail.widgets] : [];
}
