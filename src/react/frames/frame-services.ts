import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import type { HeartbeatAssistance } from "../../core/delayed-events/heartbeat-assistance.ts";
import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { PolicyRule } from "../../core/policy/policy-rule.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import type { ToDeviceScope } from "../../core/to-device/room-claim.ts";
import type { Action } from "../../host/actions/action.ts";
import type { ActivityOptions } from "../../host/activity/session-activity.ts";
import type { EventRouter } from "../../host/event-router.ts";
import type { ConsentPolicy } from "../../store/consent-policy.ts";
import type { DelayedEventStore } from "../../store/delayed-events/delayed-event-store.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { FramePolicy } from "./frame-policy.ts";

/** What the frames of one client share. */
export interface FrameServices {
  readonly client: MatrixClientPort;
  readonly router: EventRouter;
  readonly store: WidgetStore;
  readonly delayedEvents: DelayedEventStore;
  /** The app's wishes as they are now: read them when they are needed, never keep them. */
  readonly getSettings: () => FrameSettings;
}

/** A widget and the room it acts in, for the app's callbacks. */
export interface WidgetPlace {
  readonly widget: WidgetDefinition;
  readonly roomId: string | undefined;
}

/** The app's wishes; each may change at any time. */
export interface FrameSettings {
  readonly messages: WidgetMessages;
  /**
   * Where dialogs and floating frames go. Frames that no slot shows are kept where it was when the first came to life: it
   * has to stay in the document. @default the body
   */
  readonly container: HTMLElement | undefined;
  /** What widgets are told about the app's look, such as `light` or `dark`; our own dialogs follow these two. MSC2873 */
  readonly theme: string | undefined;
  /** What widgets are told about the app's language. BCP 47. MSC2873 */
  readonly language: string | undefined;
  /** What widgets are told about the app, in reverse domain notation. MSC2873 */
  readonly clientId: string | undefined;
  /** The room the user looks at: account widgets act in it. */
  readonly viewedRoomId: string | undefined;
  /**
   * Rules for what widgets may do without a question, and what they are not even asked about; presets such as `elementCall`
   * make some. A change counts from the next question on. @default none: the user decides everything
   */
  readonly policy: readonly PolicyRule[] | undefined;
  /** The app's own word on what neither the user nor a rule has decided, before the user is asked. */
  readonly decide: ConsentPolicy | undefined;
  /** What a widget's page may do with the browser, unless its `WidgetFrame` says so itself. @default nothing extra */
  readonly framePolicy: ((widget: WidgetDefinition) => FramePolicy) | undefined;
  /**
   * How much widgets may ask for, where it is not the usual: for all, or for each. It counts for pages that are loaded
   * from then on; see `SessionLimits`.
   */
  readonly limits:
    | Partial<SessionLimits>
    | ((widget: WidgetDefinition) => Partial<SessionLimits>)
    | undefined;
  /** Whether to-device messages are held to the room of their widget; counts for frames that load. @default "lenient" */
  readonly toDeviceScope: ToDeviceScope | undefined;
  /**
   * Whether heartbeats are restarted in the place of widgets whose timers the browser slows down because the page is hidden,
   * and how far that goes; only such as a widget has restarted itself, and only while its page answers. It counts for pages
   * that are loaded from then on. MSC4140 @default false
   */
  readonly heartbeatAssistance: boolean | Partial<HeartbeatAssistance> | undefined;
  /**
   * Actions of the app's own, for all widgets; see `defineAction` in `./host`. They count for pages that are loaded from
   * then on.
   */
  readonly actions: readonly Action[] | undefined;
  /**
   * What is recorded of what widgets do, for `useWidgetActivity` and `WidgetSession.activity`. It counts for pages that are
   * loaded from then on. @default the last 200 entries, without data
   */
  readonly activity: ActivityOptions | undefined;
  /** Opens a `https://matrix.to/#…` link for a widget (MSC2931). Without it, navigation is not offered to widgets. */
  readonly onNavigate: ((uri: string, place: WidgetPlace) => void | Promise<void>) | undefined;
  /**
   * Hears what call widgets tell their client: `io.element.join`, `io.element.close`, `im.vector.hangup`,
   * `io.element.device_mute`. The answer goes to the widget, `{}` where there is none; what it throws, as an error.
   * `io.element.close` also ends the frame.
   */
  readonly onCallAction:
    | ((
        action: string,
        data: Readonly<Record<string, unknown>>,
        place: WidgetPlace,
      ) => object | undefined | Promise<object | undefined>)
    | undefined;
}
