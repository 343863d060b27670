import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import type { ActivityLog } from "../activity/activity-log.ts";
import type { DeliveryQueue } from "../delivery/delivery-queue.ts";
import type { EventRouter } from "../event-router.ts";
import type { SessionApp } from "../session-options.ts";
import type { WidgetTransport } from "../transport/widget-transport.ts";
import type { Presentation } from "./presentation.ts";

/** What a document needs of the session whose frame it was loaded into. */
export interface DocumentHost {
  readonly driver: SessionDriver;
  readonly router: EventRouter;
  readonly transport: WidgetTransport;
  readonly queue: DeliveryQueue;
  readonly app: SessionApp;
  readonly modal: ModalDefinition | undefined;
  readonly versions: readonly string[];
  readonly limits: SessionLimits;
  readonly log: ActivityLog;
  /** The names of the capabilities that the app has declared. */
  readonly ownCapabilities: ReadonlySet<string>;
  /** Undefined for account widgets. */
  readonly boundRoomId: string | undefined;
  presentation(): Presentation;
  /** False when the widget, whichever of its documents, has navigated too often. */
  mayNavigate(): boolean;
  /** The bound room; for account widgets the room the user looks at now. */
  getRoomId(): string | undefined;
  onContentLoaded(): void;
  onApproved(approved: readonly string[]): void;
  openModal(modal: ModalDefinition): Promise<boolean>;
  closeModal(data: object, afterReply: (task: () => void) => void): boolean;
}
