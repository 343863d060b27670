import { NAMESPACE } from "../namespace.ts";
import type { SessionDriver } from "../session/session-driver.ts";

type Extension = "readEvent" | "pages" | "roomCapabilities" | "toDeviceMeta" | "compactRecipients";

/** The version string of each extension: what a widget looks for before it uses one. */
export const EXTENSION_VERSIONS: Readonly<Record<Extension, string>> = {
  /** One event by its id: the action of this name, and `event_id` of `read_events`. */
  readEvent: `${NAMESPACE}.read_event`,
  /** `read_events` page by page through the history: `from` and `dir` in, `start` and `end` out. */
  pages: `${NAMESPACE}.read_events_pages`,
  /** Capabilities for one room, or for every room, whatever else is open to the widget: `room:<room>:<capability>`. */
  roomCapabilities: `${NAMESPACE}.room_capabilities`,
  /** What the host itself knows of a to-device message: `meta`, beside the data of the request. */
  toDeviceMeta: `${NAMESPACE}.to_device_meta`,
  /** `send_to_device` of one content to many devices: `recipients` and `content`. */
  compactRecipients: `${NAMESPACE}.compact_recipients`,
};

/**
 * Which extensions work with a driver, and a transport that may or may not send fields beside the data of a request. One
 * that is not listed is not there.
 */
export function extensionVersionsFor(driver: SessionDriver, sendsBesideData: boolean): readonly string[] {
  const { readEvent, pages, roomCapabilities, toDeviceMeta, compactRecipients } = EXTENSION_VERSIONS;
  const hasEvents = driver.features.has("events");
  const hasToDevice = driver.features.has("to-device");
  return [
    ...(hasEvents && driver.readEvent !== undefined ? [readEvent] : []),
    ...(hasEvents && driver.readPage !== undefined ? [pages] : []),
    ...(hasEvents ? [roomCapabilities] : []),
    ...(hasToDevice && sendsBesideData ? [toDeviceMeta] : []),
    ...(hasToDevice ? [compactRecipients] : []),
  ];
}
