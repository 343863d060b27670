import { isCallLeave } from "../../core/delayed-events/call-leave.ts";
import type { DelayedEventLedger } from "../../core/delayed-events/delayed-event-ledger.ts";
import type { DelayedEventPolicy } from "../../core/delayed-events/delayed-event-policy.ts";
import { isSamePlace } from "../../core/delayed-events/is-same-place.ts";
import { unknownDelayedEvent } from "../../core/delayed-events/refusals.ts";
import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import { actOnEntry } from "./act-on-entry.ts";
import type { Admission } from "./admission.ts";
import type { HeartbeatAssistant } from "./assist-heartbeats.ts";
import type { Digest } from "./digest.ts";
import type { EntryTable } from "./entry-table.ts";

/** Whose delayed events they are. */
export interface DelayedEventOwner {
  /** What the widget is known by: equal strings are one widget, also after its reload. */
  readonly identity: string;
  /** What the widget calls itself. */
  readonly name: string;
  /** Tells this session from others of the widget. */
  readonly session: string;
}

/** More than any widget needs; what is forgotten is recognised again by its digest. */
const MAX_RECOGNISED = 1_000;

export function createWidgetLedger(options: {
  readonly client: MatrixClientPort;
  readonly owner: DelayedEventOwner;
  readonly policy: DelayedEventPolicy;
  readonly table: EntryTable;
  readonly admission: Admission;
  readonly digest: Digest;
  readonly now: () => number;
  readonly assistant: HeartbeatAssistant | undefined;
}): DelayedEventLedger {
  const { client, owner, policy, table, admission, digest, now, assistant } = options;
  const url = `${client.homeserverUrl}/_matrix/client/unstable/org.matrix.msc4140/delayed_events`;
  /** Entries by the delay ids that this session got, so that a restart need not wait for a digest. */
  const recognised = new Map<string, string>();

  const isOwn = (id: string) => table.get(id)?.owner === owner.identity;

  function remember(delayId: string, id: string): void {
    if (recognised.size >= MAX_RECOGNISED) recognised.clear();
    recognised.set(delayId, id);
  }

  /** What takes a heartbeat's place is one before its own first beat: the call goes on meanwhile. */
  const hadHeartbeat = (place: Parameters<typeof isSamePlace>[0]) =>
    table.all().some((entry) => entry.kind === "heartbeat" && isSamePlace(entry, place));

  /** Takes the same way for an id that nobody scheduled as for one that another widget did. */
  async function recognise(delayId: string): Promise<string> {
    const id = await digest.of(delayId);
    if (!isOwn(id)) throw unknownDelayedEvent(url);
    remember(delayId, id);
    return id;
  }

  return {
    async schedule(request, ask) {
      const { roomId, type, stateKey, stickyDurationMs, content, delayMs } = request;
      const release = await admission.admit(request, { owner: owner.identity, policy, client, url });
      try {
        const leftAtMs = now();
        const delayId = await ask();
        const id = await digest.of(delayId);
        remember(delayId, id);
        const place = { owner: owner.identity, roomId, type, stateKey, stickyDurationMs };
        const entry = {
          ...place,
          id,
          widgetName: owner.name,
          session: owner.session,
          contentDigest: digest.isSafeToKeep ? await digest.of(JSON.stringify(content)) : undefined,
          delayMs,
          scheduledAtMs: leftAtMs,
          runningSinceMs: leftAtMs,
          kind: hadHeartbeat(place) ? "heartbeat" : "message",
          leavesCall: isCallLeave(request),
          restarts: { count: 0, assisted: 0, missed: 0 },
          state: { status: "scheduled" },
        } as const;
        table.add(entry, delayId);
        return delayId;
      } finally {
        release();
      }
    },

    async update(delayId, action, ask) {
      const onRestarted = action === "restart" ? assistant?.expectOwnRestart() : undefined;
      const known = recognised.get(delayId);
      // Not even a digest between the widget's own heartbeat and the homeserver.
      const id = known !== undefined && isOwn(known) ? known : await recognise(delayId);
      await actOnEntry({ table, client, now, id, action, by: "widget", ask });
      onRestarted?.(id, delayId);
    },

    async requireOwn(delayId) {
      await recognise(delayId);
    },
  };
}
