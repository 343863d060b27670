import type { BackOff } from "../../core/permission/back-off.ts";
import { judge } from "../../core/permission/decide.ts";
import { diffIdentity, type IdentityChange, type KnownWidget } from "../../core/permission/diff-identity.ts";
import {
  capabilityPermission,
  type DeviceFeature,
  devicePermission,
  type Permission,
} from "../../core/permission/permission.ts";
import { emptyRecord, type PermissionRecord } from "../../core/permission/permission-record.ts";
import {
  identityKey,
  slotKey,
  widgetAppearance,
  widgetIdentity,
} from "../../core/permission/widget-identity.ts";
import type { FrameSnapshot, FrameState } from "../frames/frame-state.ts";

/** What the permission manager knows of one widget. */
export interface PermissionEntry {
  /** The widget's `slotKey`. */
  readonly key: string;
  /** What the user decided; without a decision where they never did. */
  readonly record: PermissionRecord;
  /** What is different about the widget since: while there is something, no decision counts. */
  readonly changes: readonly IdentityChange[];
  /** What its running page has by the app's word, and not by the user's. */
  readonly byApp: readonly Permission[];
  /** What of the user's devices the app gives its running page whatever the user says. */
  readonly byPolicy: readonly DeviceFeature[];
  /** The widget as some frame shows it. */
  readonly live: LiveWidget | undefined;
}

interface LiveWidget extends KnownWidget {
  readonly snapshot: FrameSnapshot;
}

/** What was decided about widgets, and what those in frames have besides. */
export function permissionEntries(
  userId: string,
  records: Iterable<PermissionRecord>,
  frames: Iterable<FrameSnapshot>,
): readonly PermissionEntry[] {
  const living = new Map<string, LiveWidget>();
  for (const snapshot of frames) {
    const { widget } = snapshot;
    if (!widget) continue;
    const identity = widgetIdentity(userId, widget);
    living.set(slotKey(identity), { identity, appearance: widgetAppearance(widget), snapshot });
  }
  const decided = new Map([...records].map((record) => [slotKey(record.identity), record]));
  return [...new Set([...decided.keys(), ...living.keys()])].flatMap((key) => {
    const entry = entryOf(key, decided.get(key), living.get(key));
    return entry && hasContent(entry) ? [entry] : [];
  });
}

function entryOf(
  key: string,
  decided: PermissionRecord | undefined,
  live: LiveWidget | undefined,
): PermissionEntry | undefined {
  const record = decided ?? (live && emptyRecord(live.identity, live.appearance));
  if (!record) return undefined;
  const isSame = live === undefined || identityKey(live.identity) === identityKey(record.identity);
  return {
    key,
    record,
    live,
    changes: live && !isSame ? diffIdentity(record, live) : [],
    byPolicy: live && isRunning(live.snapshot.state) ? live.snapshot.devices.byPolicy : [],
    byApp: live ? heldBy(live).filter((one) => judge(one, record, live.identity) !== "granted") : [],
  };
}

/** What a page has now: to have been loaded, its devices, and its capabilities once they are settled. */
function heldBy({ snapshot: { state, devices } }: LiveWidget): readonly Permission[] {
  if (!isRunning(state)) return [];
  const capabilities = state.status === "ready" ? state.approved.map(capabilityPermission) : [];
  return ["load", ...devices.granted.map(devicePermission), ...new Set(capabilities)];
}

function isRunning({ status }: FrameState): boolean {
  return status === "loading" || status === "negotiating" || status === "ready";
}

function hasContent({ record, byApp, byPolicy }: PermissionEntry): boolean {
  return record.decisions.size + byApp.length + byPolicy.length > 0 || wasWavedAway(record.backOff);
}

function wasWavedAway(backOff: BackOff): boolean {
  return backOff.state !== "asking" || backOff.dismissals > 0;
}
