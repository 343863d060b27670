import { parseCapability } from "../../core/capability/parse-capability.ts";

/** Whether a capability, as a widget spells it, is what lets it restart delayed events. MSC4157 */
export function isForHeartbeats(raw: string): boolean {
  const capability = parseCapability(raw);
  return capability.kind === "feature" && capability.feature === "update-delayed-event";
}
