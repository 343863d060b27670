import type { WidgetDriver } from "matrix-widget-api";
import type { EventPage, PageRequest, ToDeviceFailures } from "../matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../matrix/matrix-event.ts";
import type { ToDeviceScope } from "../to-device/room-claim.ts";

/** What a driver can do. What is not in a driver's list is not advertised to its widget. */
export type DriverFeature =
  | "events"
  | "relations"
  | "delayed-events"
  | "sticky-events"
  | "to-device"
  | "openid"
  | "navigate"
  | "turn"
  | "user-directory"
  | "media"
  | "rtc-transports"
  | "rtc-livekit"
  | "room-account-data";

/** What became of to-device messages that the homeserver took. */
export interface ToDeviceReceipt {
  /** Whether they left encrypted. */
  readonly encrypted: boolean;
  /** The devices that could not be reached. */
  readonly failures: ToDeviceFailures;
}

export interface EncryptedFile {
  readonly url: string;
  readonly [key: string]: unknown;
}

/**
 * What a session asks of Matrix: matrix-widget-api's `WidgetDriver`, plus what that cannot say. One driver serves one
 * session and is bound to its room; a session always names the room it means.
 */
export interface SessionDriver extends Omit<WidgetDriver, "sendToDevice" | "uploadFile" | "downloadFile"> {
  readonly features: ReadonlySet<DriverFeature>;
  /**
   * Whether to-device messages are held to the widget's room. The driver does it for what is sent, the session for what
   * comes. Without it, neither does.
   */
  readonly toDeviceScope?: ToDeviceScope;

  /** One event by id, decrypted; undefined when unknown. Without it, relations are refused rather than unchecked. */
  readEvent?(roomId: string, eventId: string): Promise<MatrixEvent | undefined>;

  /** A page of a room's history. Without it, pagination is not offered to the widget. */
  readPage?(request: PageRequest): Promise<EventPage>;

  /**
   * Newest first. Without a state key, message-like and state events alike: matrix-widget-api passes undefined for
   * "no key" and for "any key". The session keeps the kind that was asked for.
   */
  readRoomTimeline: WidgetDriver["readRoomTimeline"];
  sendToDevice(
    eventType: string,
    encrypted: boolean,
    contentMap: { [userId: string]: { [deviceId: string]: object } },
  ): Promise<ToDeviceReceipt | undefined>;
  uploadFile(file: XMLHttpRequestBodyInit): Promise<{ contentUri: string; encryption?: EncryptedFile }>;
  downloadFile(
    contentUri: string,
    options?: { readonly timeoutMs?: number; readonly encryption?: EncryptedFile },
  ): Promise<{ file: XMLHttpRequestBodyInit }>;
}
