import type { Choice, NeedPurpose, PermissionMessages } from "../messages/permission-messages.ts";
import { isolateName } from "./isolate.ts";

const PURPOSES: ReadonlyMap<string, NeedPurpose> = new Map([
  ["call", "call"],
  ["stickers", "stickers"],
]);

/** Says what a policy's `neededFor` means for the user, and what fails without it. */
export function describeNeed(neededFor: string, messages: PermissionMessages): Choice {
  const purpose = PURPOSES.get(neededFor);
  if (purpose !== undefined) return messages.need[purpose];
  const { label, detail } = messages.otherNeed;
  return { label: label(isolateName(neededFor)), detail };
}
