import * as v from "valibot";
import { isForbidden } from "../core/capability/forbidden.ts";
import { parseCapability } from "../core/capability/parse-capability.ts";
import type { WidgetDefinition } from "../core/definition/widget-definition.ts";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import { capabilityPermission, type Permission } from "../core/permission/permission.ts";
import { widgetAppearance, widgetIdentity } from "../core/permission/widget-identity.ts";
import type { PermissionStorage } from "./permission-storage.ts";
import type { WidgetStore } from "./widget-store.ts";

const eventIds = v.record(v.string(), v.unknown());
const settings = v.object({
  widgetOpenIDPermissions: v.optional(v.object({ deny: v.optional(v.array(v.string())) })),
});
const capabilities = v.array(v.string());

/**
 * Takes over, for one widget, what the user decided in Element Web on the same origin. Call it once, when your client takes
 * the place of Element Web: whatever the user decided here since then stays.
 *
 * Only what can be checked counts as a decision. The permission to load is kept there by event id, which says everything
 * about the widget; it is taken over. Identity tokens are kept by room and URL, whoever put the widget there: a refusal is
 * taken over, an approval is not. Capabilities are kept by widget id alone, for every room and page: they are offered once,
 * in the widget's next question, and granted to nobody.
 */
export function importElementWeb(options: {
  readonly store: WidgetStore;
  readonly client: Pick<MatrixClientPort, "userId" | "getRoomAccountData">;
  readonly widget: WidgetDefinition;
  /** Element Web's `localStorage`, or a copy of it. */
  readonly storage: Pick<PermissionStorage, "getItem">;
}): void {
  const { store, client, widget, storage } = options;
  const known = { identity: widgetIdentity(client.userId, widget), appearance: widgetAppearance(widget) };
  if (store.getRecord(known.identity) !== undefined) return;

  if (wasLoadAllowed(client, widget)) store.grant(known, ["load"], "remember");
  if (wasIdentityRefused(client.userId, widget, storage)) store.deny(known, ["identity"], "remember");
  const suggested = approvedCapabilities(widget, storage);
  if (suggested.length > 0) store.suggest(known, suggested);
}

/** Room account data `im.vector.setting.allowed_widgets`: event ids, with true or false. */
function wasLoadAllowed(
  client: Pick<MatrixClientPort, "getRoomAccountData">,
  { kind, roomId, eventId }: WidgetDefinition,
): boolean {
  if (kind !== "room" || roomId === undefined || eventId === undefined) return false;
  const content = client.getRoomAccountData(roomId, "im.vector.setting.allowed_widgets");
  const { success, output } = v.safeParse(eventIds, content);
  return success && Object.hasOwn(output, eventId) && output[eventId] === true;
}

/** `mx_local_settings`, setting `widgetOpenIDPermissions`: encoded `<room or user>::<URL template>`. */
function wasIdentityRefused(
  userId: string,
  { kind, roomId, url }: WidgetDefinition,
  storage: Pick<PermissionStorage, "getItem">,
): boolean {
  const { success, output } = v.safeParse(settings, readJson(storage, "mx_local_settings"));
  const place = kind === "room" ? roomId : kind === "modal" ? `*MODAL*-${userId}` : userId;
  const key = encodeURIComponent(`${place}::${url}`.replace(/\p{Surrogate}/gu, "\u{fffd}"));
  return success && (output.widgetOpenIDPermissions?.deny ?? []).includes(key);
}

/** `widget_<id>_approved_caps`: a list of capabilities. */
function approvedCapabilities(
  { id }: WidgetDefinition,
  storage: Pick<PermissionStorage, "getItem">,
): readonly Permission[] {
  const { success, output } = v.safeParse(capabilities, readJson(storage, `widget_${id}_approved_caps`));
  const possible = success ? output.filter((raw) => !isForbidden(parseCapability(raw))) : [];
  return [...new Set(possible.map(capabilityPermission))];
}

function readJson(storage: Pick<PermissionStorage, "getItem">, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? "null");
  } catch {
    return undefined;
  }
}
