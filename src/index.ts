export type {
  Capability,
  CapabilityDirection,
  CapabilityFeature,
} from "./core/capability/capability.ts";
export { defineCapability, type OwnCapability } from "./core/capability/own-capability.ts";
export type { ModalButton, ModalDefinition } from "./core/definition/modal-definition.ts";
export { parseAccountWidgets } from "./core/definition/parse-account-widgets.ts";
export {
  chooseRoomWidget,
  parseRoomWidget,
  ROOM_WIDGET_EVENT_TYPES,
} from "./core/definition/parse-room-widget.ts";
export type { WidgetDefinition, WidgetKind } from "./core/definition/widget-definition.ts";
export type { DelayedEventEntry, DelayedEventState } from "./core/delayed-events/delayed-event-entry.ts";
export type { DelayedEventPolicy } from "./core/delayed-events/delayed-event-policy.ts";
export { type DueTime, dueTime, marginMs } from "./core/delayed-events/due-time.ts";
export type { AssistedPage, HeartbeatAssistance } from "./core/delayed-events/heartbeat-assistance.ts";
export type { MatrixClientPort } from "./core/matrix/matrix-client-port.ts";
export type { MatrixEvent } from "./core/matrix/matrix-event.ts";
export type { IdentityChange } from "./core/permission/diff-identity.ts";
export type { DeviceFeature, Permission } from "./core/permission/permission.ts";
export type { Decision, Duration, PermissionRecord } from "./core/permission/permission-record.ts";
export { type WidgetIdentity, widgetIdentity } from "./core/permission/widget-identity.ts";
export type { CapabilityGroup } from "./core/policy/capability-group.ts";
export type { PolicyRule, PolicyScope } from "./core/policy/policy-rule.ts";
export { type ElementCallOptions, elementCall } from "./core/policy/presets/element-call.ts";
export { stickerPicker } from "./core/policy/presets/sticker-picker.ts";
export {
  type TrustedByAdministratorOptions,
  trustedByAdministrator,
} from "./core/policy/presets/trusted-by-administrator.ts";
export type { SessionLimit, SessionLimits } from "./core/session/session-limits.ts";
export type { SessionEnd, SessionFailure, SessionState } from "./core/session/session-state.ts";
export type { ToDeviceScope } from "./core/to-device/room-claim.ts";
export type { DisclosedVariable } from "./core/url/disclosed-variables.ts";
export type { UrlProblem } from "./core/url/url-problem.ts";
export { WidgetError, type WidgetErrorCode } from "./core/widget-error.ts";
export type { ActivityEntry, ActivityOutcome } from "./host/activity/activity-entry.ts";
export type { ActivityOptions, SessionActivity } from "./host/activity/session-activity.ts";
export type { WidgetSession } from "./host/session-options.ts";
export { ConsentDialog } from "./react/consent/ConsentDialog.tsx";
export type { ConsentDialogProps, ConsentRoom } from "./react/consent/consent-dialog-props.ts";
export { DATA_PARTS, type DataPart } from "./react/data-attributes.ts";
export { DelayedEventList, type DelayedEventListProps } from "./react/delayed-events/DelayedEventList.tsx";
export {
  HeartbeatIndicator,
  type HeartbeatIndicatorProps,
} from "./react/delayed-events/HeartbeatIndicator.tsx";
export {
  type DelayedEventFilter,
  type DelayedEventsHandle,
  useDelayedEvents,
} from "./react/delayed-events/useDelayedEvents.ts";
export { type FrameDisplay, WidgetFrame, type WidgetFrameProps } from "./react/frame/WidgetFrame.tsx";
export type { ExtraSandboxToken, FramePolicy } from "./react/frames/frame-policy.ts";
export type { WidgetPlace } from "./react/frames/frame-services.ts";
export type { FrameState, LoadGate } from "./react/frames/frame-state.ts";
export type { FrameTarget } from "./react/frames/frame-target.ts";
export type { LoadPrompt } from "./react/frames/load-attempt.ts";
export type { CapabilityMessages } from "./react/messages/capability-messages.ts";
export { english } from "./react/messages/en/english.ts";
export type { PermissionMessages } from "./react/messages/permission-messages.ts";
export type { PartialWidgetMessages, WidgetMessages } from "./react/messages/widget-messages.ts";
export { HighRiskIndicator, type HighRiskIndicatorProps } from "./react/permissions/HighRiskIndicator.tsx";
export { PermissionManager, type PermissionManagerProps } from "./react/permissions/PermissionManager.tsx";
export { useWaitingRequests, type WaitingRequests } from "./react/permissions/useWaitingRequests.ts";
export { useWidgetPermissions, type WidgetPermissions } from "./react/permissions/useWidgetPermissions.ts";
export { WidgetProvider, type WidgetProviderProps } from "./react/provider/WidgetProvider.tsx";
export { useWidgetActivity } from "./react/session/useWidgetActivity.ts";
export { useWidgetSession, type WidgetSessionHandle } from "./react/session/useWidgetSession.ts";
export type { CapabilityLine } from "./react/words/capability-line.ts";
export type { CapabilityPlace } from "./react/words/capability-place.ts";
export { coveredLines } from "./react/words/covered-lines.ts";
export { linesWithoutEffect, type Need } from "./react/words/dependencies.ts";
export { type CapabilityWords, describeCapability } from "./react/words/describe-capability.ts";
export { describeChange } from "./react/words/describe-change.ts";
export type { CapabilityAct } from "./react/words/describe-events.ts";
export { describeNeed } from "./react/words/describe-need.ts";
export {
  type ConsequenceGroup,
  type GroupedCapabilities,
  groupCapabilities,
} from "./react/words/group-capabilities.ts";
export type { WordsContext } from "./react/words/words-context.ts";
export type { ConsentPolicy, PolicyAnswer } from "./store/consent-policy.ts";
export { currentRequest, waitingRequests } from "./store/consent-queue.ts";
export type {
  ConsentDecision,
  ConsentRequest,
  ConsentSubject,
  NeededCapabilities,
} from "./store/consent-request.ts";
export type { HeartbeatAssistant } from "./store/delayed-events/assist-heartbeats.ts";
export {
  createDelayedEventStore,
  type DelayedEventStore,
  type DelayedEventStoreOptions,
} from "./store/delayed-events/delayed-event-store.ts";
export type { EndedDelayedEvents, EndOptions } from "./store/delayed-events/end-delayed-events.ts";
export type { DelayedEventStoreState } from "./store/delayed-events/entry-table.ts";
export type { DelayedEventStorage } from "./store/delayed-events/kept-entries.ts";
export type { DelayedEventOwner } from "./store/delayed-events/widget-ledger.ts";
export { importElementWeb } from "./store/import-element-web.ts";
export type { PermissionStorage } from "./store/permission-storage.ts";
export {
  createWidgetStore,
  type WidgetStore,
  type WidgetStoreOptions,
  type WidgetStoreState,
} from "./store/widget-store.ts";
