import type { CapabilityFeature } from "../../core/capability/capability.ts";
import type { CapabilityRule } from "./action.ts";
import { missingCapability } from "./missing-capability.ts";

/** For actions behind one capability of their own. */
export function needFeature(feature: CapabilityFeature): CapabilityRule<unknown> {
  return (_data, grants) => {
    if (!grants.allowsFeature(feature)) throw missingCapability({ kind: "feature", feature });
  };
}
