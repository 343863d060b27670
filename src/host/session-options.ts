import type { ITransport } from "matrix-widget-api";
import type { ModalDefinition } from "../core/definition/modal-definition.ts";
import type { WidgetDefinition } from "../core/definition/widget-definition.ts";
import type { SessionDriver } from "../core/session/session-driver.ts";
import type { SessionLimits } from "../core/session/session-limits.ts";
import type { SessionState } from "../core/session/session-state.ts";
import type { Action } from "./actions/action.ts";
import type { ActivityOptions, SessionActivity } from "./activity/session-activity.ts";
import type { EventRouter } from "./event-router.ts";
import type { MessageHub } from "./hub/message-hub.ts";
import type { AppRequestOptions } from "./session/app-request.ts";

/**
 * What the app around a widget does for it. Everything is optional; what is missing is refused to the widget. When one
 * of these functions throws while a widget waits for its answer, the widget gets an error without details.
 */
export interface SessionApp {
  /** Keeps the widget visible, also when the user looks elsewhere. True if it is done; one widget at a time. */
  setAlwaysOnScreen?(value: boolean): boolean | Promise<boolean>;
  /** MSC2790: shows a modal widget in a session of its own. True once it is shown; one at a time. */
  openModal?(modal: ModalDefinition): Promise<boolean>;
  /** MSC2790, in the modal's own session: the modal is done and wants to be taken down. */
  closeModal?(data: object): void;
  /** MSC2790, in the modal's own session: true if there is such a button. */
  setModalButtonEnabled?(id: string, enabled: boolean): boolean;
  /**
   * What call widgets tell their client: `io.element.join`, `io.element.close`, `im.vector.hangup`,
   * `io.element.device_mute`. The answer goes to the widget; undefined is `{}`.
   */
  callAction?(
    action: string,
    data: Readonly<Record<string, unknown>>,
  ): object | undefined | Promise<object | undefined>;
  /** The widget promised to say when its content is loaded, and has not for ten seconds. The session has failed. */
  onContentOverdue?(): void;
}

/** The page a session talks to. */
export type SessionFrame =
  | {
      /** Without `src`: the session sets it in `start()`, once it listens. It belongs to this session from then on. */
      readonly iframe: HTMLIFrameElement;
      /** The widget's URL, its template filled in. */
      readonly url: string;
      /** The origin of that URL. */
      readonly origin: string;
    }
  /** Any transport of matrix-widget-api instead of a frame; its page counts as loaded at `start()`. */
  | { readonly transport: ITransport };

export interface WidgetSessionOptions {
  readonly widget: WidgetDefinition;
  readonly driver: SessionDriver;
  /** One per client; see `createEventRouter`. */
  readonly router: EventRouter;
  /** The room the session is bound to; undefined for account widgets, which follow the viewed room. */
  readonly roomId: string | undefined;
  readonly frame: SessionFrame;
  readonly app?: SessionApp | undefined;
  /** A coarse name such as `light` or `dark`. */
  readonly theme?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
  /** MSC2790: this session is a modal, and this is what it was opened with. */
  readonly modal?: ModalDefinition | undefined;
  /** Actions of the app's own, beside the built-in ones; one of the same name takes its place. See `defineAction`. */
  readonly actions?: readonly Action[] | undefined;
  /** How much the widget may ask for, where it is not the usual. */
  readonly limits?: Partial<SessionLimits> | undefined;
  /** What is recorded of what the widget does. @default the last 200 entries, without data */
  readonly activity?: ActivityOptions | undefined;
  /** How long the widget may take to answer. Its silence is tolerated. @default 10_000 */
  readonly requestTimeoutMs?: number | undefined;
  /** How long the widget may take to say that its content is loaded, where it promised to. @default 10_000 */
  readonly contentTimeoutMs?: number | undefined;
  /** @default the one that all sessions of the iframe's window share */
  readonly hub?: MessageHub | undefined;
}

/**
 * One widget in one frame: the protocol between the page and Matrix, from load to disposal.
 *
 * Every document negotiates for itself. When the page reloads itself, the first sign of it is the frame's `load` event;
 * until then the new document, which is of the same origin, still has what was granted to the old one.
 */
export interface WidgetSession {
  /** What the widget does and is told, also when it is over. */
  readonly activity: SessionActivity;
  getState(): SessionState;
  /**
   * True while the widget takes so long over what it is sent that thousands of messages wait, or acknowledges nothing
   * at all. Nothing is lost.
   */
  isBehind(): boolean;
  /** Calls back after each change of the state, or of `isBehind()`. */
  subscribe(listener: () => void): () => void;
  /** Listens, then loads the page. */
  start(): void;
  /**
   * Sends a request of the app's own, such as `im.vector.hangup`, and resolves to the answer.
   * @throws WidgetError `not-ready`, `refused-by-widget`, `no-answer`, `session-ended`, `aborted` or `invalid-argument`
   */
  request(action: string, data: object, options?: AppRequestOptions): Promise<Record<string, unknown>>;
  /**
   * Asks the page for a sign of life, which costs it next to nothing: the versions it supports. Resolves to false where none
   * comes in time, in milliseconds, or no document is ready. @default requestTimeoutMs
   */
  isAlive(timeoutMs?: number): Promise<boolean>;
  /**
   * Takes back every granted capability that is not among these (spelled as in `approved` of the state), at once: the very
   * next message is judged without them, what waits for the widget is not sent, and TURN servers are no longer renewed. The
   * widget is told. Of what counts in every room, parts may be kept: the same in rooms by name. What it asks for again in
   * the same document stays denied; what its page was given by the browser it keeps until `reload()`.
   */
  narrow(kept: readonly string[]): void;
  setVisible(visible: boolean): void;
  setTheme(name: string): void;
  setLanguage(tag: string): void;
  /** For account widgets: the room the user looks at now. */
  setViewedRoom(roomId: string | undefined): void;
  /** Loads the page anew: also the way to try again after a failure. */
  reload(): void;
  /** Ends the session and empties its frame, which lets go of camera and microphone. Delayed events stay. */
  dispose(): void;
  /** MSC2790, in the session that opened it: the modal is gone. The user dismissing it is `{ "m.exited": true }`. */
  notifyModalClosed(data: object): void;
  /** MSC2790, in the modal's own session: the user pressed a button of its. */
  pressModalButton(id: string): Promise<void>;
}
