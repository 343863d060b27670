import type { Capability } from "../../core/capability/capability.ts";
import { formatCapability } from "../../core/capability/format-capability.ts";
import { ActionError } from "./action-error.ts";

/** Refuses a request for want of a capability; the app's activity log names it. */
export function missingCapability(capability: Capability, message = "Missing capability"): ActionError {
  return new ActionError(message, { reason: "capability", capability: spell(capability) });
}

/** A request may be about what no capability can express. */
function spell(capability: Capability): string | undefined {
  try {
    return formatCapability(capability);
  } catch {
    return undefined;
  }
}
