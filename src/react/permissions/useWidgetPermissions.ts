"use client";

import { useMemo } from "react";
import { useStore } from "zustand";
import { currentBackOff } from "../../core/permission/back-off.ts";
import { grantedBy } from "../../core/permission/change-record.ts";
import { decide } from "../../core/permission/decide.ts";
import type { KnownWidget } from "../../core/permission/diff-identity.ts";
import type { Permission } from "../../core/permission/permission.ts";
import type { Duration, PermissionRecord } from "../../core/permission/permission-record.ts";
import {
  identityKey,
  slotKey,
  widgetAppearance,
  widgetIdentity,
} from "../../core/permission/widget-identity.ts";
import { type FrameTarget, frameKey } from "../frames/frame-target.ts";
import { useFrameSnapshot } from "../provider/useFrameSnapshot.ts";
import { useWidgetContext } from "../provider/widget-context.ts";

/** What the user decided about a widget, and how to decide otherwise. Every change counts at once, in every tab. */
export interface WidgetPermissions {
  /** Undefined while nothing was decided, or once anything about the widget has changed. */
  readonly record: PermissionRecord | undefined;
  readonly granted: readonly Permission[];
  /** `quiet` and `cooling-down`: its questions were waved away so often that they are not put any more. */
  readonly asking: "asking" | "quiet" | "cooling-down";
  /** Gives something it need not ask for. Its page has a capability from its next document on. */
  readonly grant: (permissions: readonly Permission[], duration: Duration) => void;
  /**
   * Takes back, whoever gave it, and denies from now on: what the user had given for as long as that, the rest for good.
   * What it held of the user's devices ends with its page, which is loaded anew.
   */
  readonly revoke: (permissions: readonly Permission[]) => void;
  /** Leaves of what the user granted nothing but these. */
  readonly narrow: (kept: readonly Permission[]) => void;
  /** Leaves of what the user granted in every room only these rooms. */
  readonly limitToRooms: (permissions: readonly Permission[], roomIds: readonly string[]) => void;
  /** Forgets decisions, so that it may ask again; it loses what it had by them. @default all */
  readonly forget: (permissions?: readonly Permission[]) => void;
  /** Call it when the user opens the list of its permissions: a quiet widget may ask once more. */
  readonly open: () => void;
}

/** The permissions of a widget that some `WidgetFrame` of this provider shows. */
export function useWidgetPermissions(target: FrameTarget): WidgetPermissions {
  const { runtime } = useWidgetContext("useWidgetPermissions");
  const { store, client } = runtime;
  const { widget } = useFrameSnapshot(runtime, frameKey(client.userId, target));
  const known = useMemo(
    (): KnownWidget | undefined =>
      widget && { identity: widgetIdentity(client.userId, widget), appearance: widgetAppearance(widget) },
    [client, widget],
  );
  const inPlace = useStore(store, ({ records }) => known && records.get(slotKey(known.identity)));
  const isSame = known && inPlace && identityKey(inPlace.identity) === identityKey(known.identity);
  const record = isSame ? inPlace : undefined;

  return useMemo(
    () => ({
      record,
      granted: record ? grantedBy(record) : [],
      asking: record ? currentBackOff(record.backOff, Date.now()).state : "asking",
      grant: (permissions, duration) => known && store.grant(known, permissions, duration),
      revoke(permissions) {
        if (!known) return;
        // What the app gave, no record has.
        const { undecided } = decide(permissions, record, known.identity);
        store.revoke(known.identity, permissions);
        if (undecided.length > 0) store.deny(known, undecided, "remember");
      },
      narrow: (kept) => known && store.narrow(known.identity, kept),
      limitToRooms: (permissions, roomIds) =>
        known && store.limitToRooms(known.identity, permissions, roomIds),
      forget: (permissions) => known && store.forget(known.identity, permissions),
      open: () => known && store.openPermissions(known.identity),
    }),
    [record, known, store],
  );
}
