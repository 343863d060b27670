import type { OwnCapability } from "../../core/capability/own-capability.ts";
import type { CapabilityRule } from "./action.ts";
import { missingCapability } from "./missing-capability.ts";

/** For actions of an app behind a capability of its own. */
export function needOwnCapability({ name }: OwnCapability): CapabilityRule<unknown> {
  return (_data, grants) => {
    if (!grants.allowsOwn(name)) throw missingCapability({ kind: "own", name });
  };
}
