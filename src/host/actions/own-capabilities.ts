import type { OwnCapability } from "../../core/capability/own-capability.ts";
import type { Action } from "./action.ts";

/** The capabilities that an app declares with its own actions. */
export function ownCapabilitiesOf(actions: readonly Action[] = []): readonly OwnCapability[] {
  return actions.flatMap(({ ownCapability }) => ownCapability ?? []);
}
