import { NAMESPACE } from "../namespace.ts";
import type { SessionDriver } from "../session/session-driver.ts";

type Extension = "readEvent" | "pages";

/** The version string of each extension: what a widget looks for before it uses one. */
export const EXTENSION_VERSIONS: Readonly<Record<Extension, string>> = {
  /** One event by its id: the action of this name, and `event_id` of `read_events`. */
  readEvent: `${NAMESPACE}.read_event`,
  /** `read_events` page by page through the history: `from` and `dir` in, `start` and `end` out. */
  pages: `${NAMESPACE}.read_events_pages`,
};

/** Which extensions work with a driver. One that is not listed is not there. */
export function extensionVersionsFor(driver: SessionDriver): readonly string[] {
  const { readEvent, pages } = EXTENSION_VERSIONS;
  if (!driver.features.has("events")) return [];
  return [
    ...(driver.readEvent === undefined ? [] : [readEvent]),
    ...(driver.readPage === undefined ? [] : [pages]),
  ];
}
