import type { PermissionRecord } from "../../src/core/permission/permission-record.ts";
import type { Decision, Duration, Permission, WidgetDefinition } from "../../src/index.ts";
import { widgetIdentity } from "../../src/index.ts";
import type { PermissionEntry } from "../../src/react/permissions/permission-entry.ts";

const DECIDED_AT_MS = Date.UTC(2026, 2, 14, 12);

interface Told {
  readonly id?: string;
  readonly name?: string;
  readonly url?: string;
  readonly sender?: string;
  readonly granted?: readonly Permission[];
  readonly denied?: readonly Permission[];
  readonly duration?: Duration;
}

/** A widget that was allowed to load and to write, with what a story changes about it. */
export function anEntry(told: Told = {}, change: Partial<PermissionEntry> = {}): PermissionEntry {
  const record = aRecord(told);
  const nothing = { changes: [], byApp: [], byPolicy: [], live: undefined };
  return { key: record.identity.widgetId, record, ...nothing, ...change };
}

export function aRecord(told: Told = {}): PermissionRecord {
  const { id = "poll", name = "Team poll", url = "https://poll.example.org/", duration = "remember" } = told;
  const { sender = "@bob:example.org", denied = [] } = told;
  const { granted = ["load", "capability:org.matrix.msc2762.send.event:m.room.message#m.text"] } = told;
  const widget: WidgetDefinition = {
    kind: "room",
    id,
    roomId: "!team:example.org",
    type: "m.custom",
    url,
    name,
    data: {},
    waitForIframeLoad: true,
    avatarUrl: undefined,
    sender,
    eventId: "$added",
  };
  const common = { duration, atMs: DECIDED_AT_MS, dialogVersion: 1 };
  return {
    identity: widgetIdentity("@alice:example.org", widget),
    appearance: { name, avatarUrl: undefined },
    decisions: new Map<Permission, Decision>([
      ...granted.map((one) => [one, { ...common, verdict: "granted" }] as const),
      ...denied.map((one) => [one, { ...common, verdict: "denied" }] as const),
    ]),
    backOff: { state: "asking", dismissals: 0 },
    suggested: new Set(),
  };
}
