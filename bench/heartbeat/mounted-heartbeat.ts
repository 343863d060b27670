import type { HeartbeatSetup } from "../pages/heartbeat-commands.ts";
import type { Outgoing } from "./outgoing.ts";
import type { WidgetLine } from "./widget-line.ts";

/** A host with one widget that has a delayed event to restart. */
export interface MountedHeartbeat {
  readonly line: WidgetLine;
  /** Of the delayed event, which the widget scheduled through the host. */
  readonly delayId: string;
  unmount(): void;
}

export type MountHeartbeat = (setup: HeartbeatSetup, outgoing: Outgoing) => Promise<MountedHeartbeat>;

/** Long enough to be due never. */
export const DELAY_MS = 3_600_000;
