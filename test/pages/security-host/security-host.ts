import type { FramePolicy, FrameTarget, PolicyRule } from "../../../src/index.ts";

/** A `<WidgetFrame>` to render. */
export type Slot = FrameTarget & {
  readonly framePolicy?: FramePolicy;
  /** With the sign of a high-risk grant over it, and the list of its permissions below. */
  readonly hasPermissions?: boolean;
};

/** An event as the homeserver has it. */
export interface StoredEvent {
  readonly type: string;
  readonly sender: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What a test does with the host page, on `window.securityHost` once the user is signed in. */
export interface SecurityHost {
  accessToken(): string;
  createRoom(name: string): Promise<string>;
  /** Adds or changes a widget in the room's state; resolves once the client knows. */
  addWidget(roomId: string, widgetId: string, content: Readonly<Record<string, unknown>>): Promise<void>;
  /** The same by another user, whom it makes a member that may. */
  addWidgetAsBob(roomId: string, widgetId: string, content: Readonly<Record<string, unknown>>): Promise<void>;
  /** Renders these frames instead of those before. */
  show(slots: readonly Slot[]): void;
  /** The rules of the app's policy from now on. */
  setRules(rules: readonly PolicyRule[]): void;
  /** What the app's policy answers from now on; `"ask"` leaves it to the user. */
  decide(answer: "allow" | "ask"): void;
  /** Takes back every permission of a widget that is shown. */
  revoke(widgetId: string): void;
  /** Sends a text message as the user, through the client. */
  say(roomId: string, body: string): Promise<void>;
  /** All events of a room, from the homeserver, oldest first. */
  eventsIn(roomId: string): readonly StoredEvent[];
  /** `METHOD /path` of every request the homeserver got. */
  requests(): readonly string[];
  /** Keeps requests whose path contains this waiting. */
  hold(pathPart: string): void;
  letGo(): void;
  /** How many `message` listeners the page has on its window. */
  messageListeners(): number;
}

declare global {
  interface Window {
    securityHost?: SecurityHost;
  }
}
