import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import type { DeviceFeature } from "../../core/permission/permission.ts";
import type { SessionFailure, SessionState } from "../../core/session/session-state.ts";
import type { UrlProblem } from "../../core/url/url-problem.ts";

/** Where the question whether a page may be loaded stands. */
export type LoadGate =
  /** Closed; it opens when the user asks for it. */
  | "closed"
  /** The user, or the app's policy, is being asked. */
  | "asking"
  /** The user or the policy said no. */
  | "denied";

/** The state of a living frame: its session's, and before there is one, what stands between the page and being loaded. */
export type FrameState =
  | Exclude<SessionState, { status: "awaiting-consent" | "failed" }>
  | { readonly status: "awaiting-consent"; readonly gate: LoadGate }
  | {
      readonly status: "failed";
      readonly reason: SessionFailure;
      /** What is wrong with its URL, for the reason `unsafe-url`. */
      readonly problem?: UrlProblem | undefined;
    };

/** What a page has of the user's devices. */
export interface FrameDevices {
  /** Because the user or a rule granted it. */
  readonly granted: readonly DeviceFeature[];
  /** Because its frame's policy gives it, whatever the user says. */
  readonly byPolicy: readonly DeviceFeature[];
}

/** What a component needs to know of a living frame. */
export interface FrameSnapshot {
  readonly state: FrameState;
  /** Undefined until known, and where the room has no such widget. */
  readonly widget: WidgetDefinition | undefined;
  /** Where its page comes from; undefined where its URL may not be shown. */
  readonly origin: string | undefined;
  readonly devices: FrameDevices;
}

export const NO_FRAME: FrameSnapshot = {
  state: { status: "idle" },
  widget: undefined,
  origin: undefined,
  devices: { granted: [], byPolicy: [] },
};

/** Whether the user can bring its page back. What the room or the sign-out took away, only the room gives back. */
export function mayOpen(state: FrameState): boolean {
  if (state.status === "failed") return state.reason !== "unsafe-url";
  return state.status !== "ended" || state.reason === "disposed" || state.reason === "closed-by-widget";
}
