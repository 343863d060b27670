import { NAMESPACE } from "../namespace.ts";
import type { SessionDriver } from "../session/session-driver.ts";

type Extension =
  | "readEvent"
  | "pages"
  | "completeTimeline"
  | "roomCapabilities"
  | "toDeviceMeta"
  | "toDeviceScope"
  | "toDeviceReceipt"
  | "compactRecipients";

/** The version string of each extension: what a widget looks for before it uses one. */
export const EXTENSION_VERSIONS: Readonly<Record<Extension, string>> = {
  /** One event by its id: the action of this name, and `event_id` of `read_events`. */
  readEvent: `${NAMESPACE}.read_event`,
  /** `read_events` page by page through the history: `from` and `dir` in, `start` and `end` out. */
  pages: `${NAMESPACE}.read_events_pages`,
  /** The capability of this name: with it, pages reach through the whole history, which the homeserver is asked for. */
  completeTimeline: `${NAMESPACE}.complete_timeline`,
  /** Capabilities for one room, or for every room, whatever else is open to the widget: `room:<room>:<capability>`. */
  roomCapabilities: `${NAMESPACE}.room_capabilities`,
  /** What the host itself knows of a to-device message: `meta`, beside the data of the request. */
  toDeviceMeta: `${NAMESPACE}.to_device_meta`,
  /** To-device messages say which room they are for, as `scope` in their content, and those for another do not come. */
  toDeviceScope: `${NAMESPACE}.to_device_scope`,
  /** `encrypted` and `failures` in the response of `send_to_device`: how it left, and whom it did not reach. */
  toDeviceReceipt: `${NAMESPACE}.to_device_receipt`,
  /** `send_to_device` of one content to many devices: `recipients` and `content`. */
  compactRecipients: `${NAMESPACE}.compact_recipients`,
};

/**
 * Which extensions work with a driver, and a transport that may or may not send fields beside the data of a request. One
 * that is not listed is not there.
 */
export function extensionVersionsFor(driver: SessionDriver, sendsBesideData: boolean): readonly string[] {
  const versions = EXTENSION_VERSIONS;
  const { features, toDeviceScope = "off" } = driver;
  const hasEvents = features.has("events");
  const hasToDevice = features.has("to-device");
  return [
    ...(hasEvents && driver.readEvent !== undefined ? [versions.readEvent] : []),
    ...(hasEvents && driver.readPage !== undefined ? [versions.pages, versions.completeTimeline] : []),
    ...(hasEvents ? [versions.roomCapabilities] : []),
    ...(hasToDevice && sendsBesideData ? [versions.toDeviceMeta] : []),
    ...(hasToDevice && toDeviceScope !== "off" ? [versions.toDeviceScope] : []),
    ...(hasToDevice ? [versions.toDeviceReceipt, versions.compactRecipients] : []),
  ];
}
