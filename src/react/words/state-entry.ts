import type { CapabilityDirection } from "../../core/capability/capability.ts";
import type { CapabilityMessages } from "../messages/capability-messages.ts";
import type { StateKind } from "../messages/known-kinds.ts";
import { isolateId } from "./isolate.ts";

/** State of which a room has one entry, under the empty key. To read or change any or that one is the same. */
const SINGLE: ReadonlySet<StateKind> = new Set<StateKind>([
  "name",
  "topic",
  "avatar",
  "addresses",
  "create",
  "encryption",
  "guest-access",
  "history-visibility",
  "join-rules",
  "pinned",
  "permissions",
  "server-acl",
  "tombstone",
  "policy-server",
  "widget-layout",
]);

/** The state key as far as it makes a difference; undefined means any. */
export function tellingKey(kind: StateKind | undefined, stateKey: string | undefined): string | undefined {
  return stateKey === "" && kind !== undefined && SINGLE.has(kind) ? undefined : stateKey;
}

/** Which entry of a room's state, in words; undefined where nothing needs to be said: there is one, or all are seen. */
export function entryPhrase(
  state: {
    readonly direction: CapabilityDirection;
    readonly kind: StateKind | undefined;
    readonly stateKey: string | undefined;
  },
  userId: string | undefined,
  { entry }: CapabilityMessages,
): string | undefined {
  const { direction, kind } = state;
  const key = tellingKey(kind, state.stateKey);
  if (key === undefined) {
    const isSaid = kind === undefined || (direction === "send" && !SINGLE.has(kind));
    return isSaid ? entry.any : undefined;
  }
  if (key === "") return entry.unnamed;
  if (userId === undefined) return entry.named(isolateId(key));
  if (key === userId) return entry.own;
  // MSC3757: keys that begin with a user's id and an underscore are that user's; call widgets also put one before it.
  const isOwn = key.startsWith(`${userId}_`) || key.startsWith(`_${userId}_`);
  return isOwn ? entry.ownNamed(isolateId(key)) : entry.named(isolateId(key));
}
