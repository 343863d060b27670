export { COMPLETE_TIMELINE, roomCapability } from "./capabilities.ts";
export { type Extension, supportsExtension } from "./extensions.ts";
export { readEvent } from "./read-event.ts";
export {
  type EventsPage,
  type EventsQuery,
  readEventPages,
  readEventsPage,
} from "./read-events-page.ts";
export {
  type CompactReceipt,
  type CompactToDeviceMessage,
  sendToDeviceCompact,
} from "./send-to-device-compact.ts";
export { readToDeviceMeta, type ToDeviceMeta } from "./to-device-meta.ts";
export type { WidgetConnection } from "./widget-connection.ts";
