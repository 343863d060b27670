import { narrowedToRooms } from "../core/permission/narrowed-to-rooms.ts";
import type { DriverFeature } from "../core/session/session-driver.ts";
import type { MatrixWidgetDriverOptions } from "./driver-options.ts";
import { keepableCapabilities } from "./keepable-capabilities.ts";

/** What the widget gets: of what it asked, what can be kept and was granted. A failure on the way grants nothing. */
export async function grantCapabilities(
  requested: ReadonlySet<string>,
  { client, consent, ownCapabilities = [] }: MatrixWidgetDriverOptions,
  features: ReadonlySet<DriverFeature>,
): Promise<Set<string>> {
  try {
    const keepable = await keepableCapabilities([...requested], client, features, ownCapabilities);
    const granted = new Set(await consent.decideCapabilities(keepable));
    const whole = keepable.filter((capability) => granted.has(capability));
    return new Set([...whole, ...narrowedToRooms(granted, keepable)]);
  } catch {
    return new Set();
  }
}
