export type {
  Capability,
  CapabilityDirection,
  CapabilityFeature,
  RoomEventCapability,
} from "./capability/capability.ts";
export { type CapabilityTier, capabilityTier } from "./capability/capability-tier.ts";
export { isForbidden } from "./capability/forbidden.ts";
export { formatCapability } from "./capability/format-capability.ts";
export { createGrants, type Grants, type RoomReach, type RoomScopeGrants } from "./capability/grants.ts";
export { defineCapability, type OwnCapability } from "./capability/own-capability.ts";
export { parseCapability } from "./capability/parse-capability.ts";
export type { ReceivableEvent, RoomGrants } from "./capability/room-grants.ts";
export { cleanWidgetName } from "./definition/display-name.ts";
export type { ModalButton, ModalDefinition } from "./definition/modal-definition.ts";
export { parseAccountWidgets } from "./definition/parse-account-widgets.ts";
export { parseModal } from "./definition/parse-modal.ts";
export {
  chooseRoomWidget,
  parseRoomWidget,
  ROOM_WIDGET_EVENT_TYPES,
} from "./definition/parse-room-widget.ts";
export type { WidgetDefinition, WidgetKind } from "./definition/widget-definition.ts";
export type {
  DelayedEventEntry,
  DelayedEventState,
  EndedBy,
  EndedState,
  LastRestart,
  RestartFigures,
  RiskReason,
} from "./delayed-events/delayed-event-entry.ts";
export { hasEnded, isWaiting } from "./delayed-events/delayed-event-entry.ts";
export type { DelayedEventLedger } from "./delayed-events/delayed-event-ledger.ts";
export {
  DEFAULT_DELAYED_EVENT_POLICY,
  type DelayedEventPolicy,
} from "./delayed-events/delayed-event-policy.ts";
export { type DueTime, dueTime, marginMs } from "./delayed-events/due-time.ts";
export { arrangeWidgets, type WidgetArrangement } from "./layout/arrange-widgets.ts";
export { chooseWidgetLayout, WIDGET_LAYOUT_EVENT_TYPE } from "./layout/choose-widget-layout.ts";
export {
  parseWidgetLayout,
  type WidgetContainer,
  type WidgetLayout,
  type WidgetPlacement,
} from "./layout/widget-layout.ts";
export type {
  ClientUpdate,
  DelayedEventAction,
  DelayedEventLimits,
  DelayedEventRequest,
  EventPage,
  JsonBody,
  ListedDelayedEvent,
  MatrixClientPort,
  Membership,
  OpenIdToken,
  OwnProfile,
  PageRequest,
  RelationsPage,
  RelationsRequest,
  RoomSummary,
  RtcTransport,
  ServerFeature,
  TimelineFilter,
  ToDeviceContents,
  ToDeviceFailures,
  ToDeviceMessage,
  ToDeviceRequest,
  TurnCredentials,
  UserDirectoryPage,
} from "./matrix/matrix-client-port.ts";
export { MatrixError, type MatrixErrorDetails } from "./matrix/matrix-error.ts";
export { isStateEvent, type MatrixEvent } from "./matrix/matrix-event.ts";
export { NAMESPACE } from "./namespace.ts";
export {
  deny,
  forget,
  grant,
  grantedBy,
  narrow,
  revoke,
  type Terms,
} from "./permission/change-record.ts";
export { covers } from "./permission/covers.ts";
export { type Decided, decide } from "./permission/decide.ts";
export {
  diffIdentity,
  type IdentityChange,
  isCosmetic,
  type KnownWidget,
} from "./permission/diff-identity.ts";
export { formatRecord, parseRecord } from "./permission/parse-record.ts";
export {
  capabilityPermission,
  type DeviceFeature,
  devicePermission,
  type Permission,
  permittedCapability,
  permittedDevice,
} from "./permission/permission.ts";
export {
  type Decision,
  type Duration,
  emptyRecord,
  type PermissionRecord,
} from "./permission/permission-record.ts";
export {
  identityKey,
  slotKey,
  type WidgetAppearance,
  type WidgetIdentity,
  widgetAppearance,
  widgetIdentity,
} from "./permission/widget-identity.ts";
export { createPolicyJudge, type PolicyVerdict } from "./policy/evaluate-policy.ts";
export type { PolicyPlace } from "./policy/policy-place.ts";
export type { PolicyRule, PolicyScope } from "./policy/policy-rule.ts";
export { elementCall } from "./policy/presets/element-call.ts";
export { stickerPicker } from "./policy/presets/sticker-picker.ts";
export { trustedByAdministrator } from "./policy/presets/trusted-by-administrator.ts";
export { type ErrorResponse, toErrorResponse } from "./protocol/error-response.ts";
export { type AdoptableDriver, adoptWidgetDriver } from "./session/adopt-widget-driver.ts";
export type {
  DriverFeature,
  EncryptedFile,
  SessionDriver,
  ToDeviceReceipt,
} from "./session/session-driver.ts";
export { DEFAULT_LIMITS, type SessionLimit, type SessionLimits } from "./session/session-limits.ts";
export type { SessionEnd, SessionFailure, SessionState } from "./session/session-state.ts";
export { isReservedToDeviceType } from "./to-device/reserved-types.ts";
export type { ToDeviceScope } from "./to-device/room-claim.ts";
export { type DisclosedVariable, disclosedVariables } from "./url/disclosed-variables.ts";
export { formatOrigin } from "./url/format-origin.ts";
export { type ResolvedUrl, type ResolveOptions, resolveWidgetUrl } from "./url/resolve-widget-url.ts";
export type { TemplateVariables } from "./url/template-variables.ts";
export type { UrlProblem } from "./url/url-problem.ts";
export { WidgetError, type WidgetErrorCode } from "./widget-error.ts";
