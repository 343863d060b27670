import type { WidgetDefinition } from "../core/definition/widget-definition.ts";
import type { DelayedEventLedger } from "../core/delayed-events/delayed-event-ledger.ts";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import type { ToDeviceScope } from "../core/to-device/room-claim.ts";
import type { ToDeviceEncryption } from "./to-device-encryption.ts";

export type IdentityDecision = "allowed" | "blocked";

/** Who decides what a widget may do: a person, a rule, or what either decided before. */
export interface DriverConsent {
  /** Which of the requested capabilities are granted; others in the answer are ignored. Rejecting grants none. */
  decideCapabilities(requested: readonly string[]): Promise<readonly string[]>;
  /**
   * Whether the widget may learn who the user is (MSC1960). A plain value is a decision already made, and the widget
   * is answered in one step. A promise means that someone is being asked, and the widget is told so.
   */
  decideIdentity(): IdentityDecision | Promise<IdentityDecision>;
}

export const DEFAULT_TO_DEVICE_SCOPE: ToDeviceScope = "lenient";

export interface MatrixWidgetDriverOptions {
  readonly client: MatrixClientPort;
  readonly widget: WidgetDefinition;
  /** The room the session is bound to; undefined for account widgets, which follow the viewed room. */
  readonly roomId: string | undefined;
  /** The room the user looks at now, for account widgets. */
  readonly getViewedRoomId?: (() => string | undefined) | undefined;
  readonly consent: DriverConsent;
  /**
   * Enters what the widget schedules (MSC4140), and keeps it from what others have scheduled. Without it, whoever knows
   * the id of a delayed event may act on it.
   */
  readonly delayedEvents?: DelayedEventLedger | undefined;
  /** Opens a `https://matrix.to/#…` link (MSC2931). Without it, navigation is not offered to the widget. */
  readonly navigate?: ((uri: string) => Promise<void>) | undefined;
  /** The names of the app's own capabilities, for its own actions; others of that kind are never granted. @default none */
  readonly ownCapabilities?: readonly string[] | undefined;
  /** @default "always" for account widgets, else "room" */
  readonly toDeviceEncryption?: ToDeviceEncryption | undefined;
  /** Whether to-device messages are held to the widget's room, both ways. @default "lenient" */
  readonly toDeviceScope?: ToDeviceScope | undefined;
  /**
   * Whether files uploaded in an encrypted room are encrypted (MSC4039). Their keys go back to the widget with the
   * answer; matrix-widget-api's own host drops them. False leaves such files readable to the homeserver.
   *
   * @default true
   */
  readonly encryptUploads?: boolean | undefined;
}
