import { NAMESPACE } from "../namespace.ts";
import type { SessionDriver } from "../session/session-driver.ts";

type Extension = "readEvent";

/** The version string of each extension: what a widget looks for before it uses one. */
export const EXTENSION_VERSIONS: Readonly<Record<Extension, string>> = {
  /** One event by its id: the action of this name, and `event_id` of `read_events`. */
  readEvent: `${NAMESPACE}.read_event`,
};

/** Which extensions work with a driver. One that is not listed is not there. */
export function extensionVersionsFor(driver: SessionDriver): readonly string[] {
  const { readEvent } = EXTENSION_VERSIONS;
  return driver.features.has("events") && driver.readEvent !== undefined ? [readEvent] : [];
}
