export { defineCapability, type OwnCapability } from "../core/capability/own-capability.ts";
export type {
  Action,
  ActionContext,
  ActionDefinition,
  CapabilityRule,
} from "./actions/action.ts";
export { defineAction, noCapability, noRoom } from "./actions/action.ts";
export { ActionError } from "./actions/action-error.ts";
export type { ActionSession } from "./actions/action-session.ts";
export type { PagePosition, PageTokens } from "./actions/page-tokens.ts";
export type { Refusal } from "./actions/refusal.ts";
export type { RoomAccess } from "./actions/room-access.ts";
export type {
  ActivityEntry,
  ActivityOutcome,
  BehindEntry,
  DeliveryEntry,
  HostRequestEntry,
  NegotiationEntry,
  StateEntry,
  UnacknowledgedEntry,
  UnreadEntry,
  WidgetRequestEntry,
} from "./activity/activity-entry.ts";
export type { ActivityFacts } from "./activity/activity-facts.ts";
export type { ActivityRule } from "./activity/activity-rule.ts";
export type { ActivityOptions, SessionActivity } from "./activity/session-activity.ts";
export type { EventRouter, RouterSubscriber, RouterSubscription } from "./event-router.ts";
export { createEventRouter } from "./event-router.ts";
export type { FrameListener, MessageHub } from "./hub/message-hub.ts";
export { createMessageHub } from "./hub/message-hub.ts";
export { windowHub } from "./hub/window-hub.ts";
export type { Interests } from "./router/interests.ts";
export type { AppRequestOptions } from "./session/app-request.ts";
export type { IdentityAnswer } from "./session/identity-requests.ts";
export type { SessionApp, SessionFrame, WidgetSession, WidgetSessionOptions } from "./session-options.ts";
export type { UnreadMessage, UnreadReason } from "./transport/unread.ts";
export type { IncomingRequest } from "./transport/widget-transport.ts";
export { createWidgetSession } from "./widget-session.ts";
