import * as v from "valibot";
import { isForbidden } from "../capability/forbidden.ts";
import { parseCapability } from "../capability/parse-capability.ts";
import type { BackOff } from "./back-off.ts";
import { type Permission, parsePermission, permittedCapability } from "./permission.ts";
import type { PermissionRecord } from "./permission-record.ts";

/** Of what is kept. Raise it with every change of the schema, and read the older form here too. */
const SCHEMA_VERSION = 1;

const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const permission = v.pipe(
  v.string(),
  v.transform(parsePermission),
  v.check((parsed) => parsed !== undefined && isPossible(parsed)),
  // The check above leaves no other.
  v.transform((parsed) => parsed as Permission),
);

const recordSchema = v.object({
  version: v.literal(SCHEMA_VERSION),
  identity: v.object({
    userId: v.string(),
    roomId: v.optional(v.string()),
    kind: v.picklist(["room", "account", "modal", "built-in"]),
    widgetId: v.string(),
    sender: v.string(),
    origin: v.string(),
    path: v.string(),
    template: v.string(),
    data: v.array(v.tuple([v.string(), v.string()])),
  }),
  appearance: v.object({ name: v.string(), avatarUrl: v.optional(v.string()) }),
  decisions: v.array(
    v.tuple([
      permission,
      v.object({
        verdict: v.picklist(["granted", "denied"]),
        duration: v.literal("remember"),
        atMs: time,
        dialogVersion: count,
      }),
    ]),
  ),
  backOff: v.variant("state", [
    v.object({ state: v.picklist(["asking", "quiet"]), dismissals: count }),
    v.object({ state: v.literal("cooling-down"), untilMs: time }),
  ]),
  suggested: v.array(permission),
});

/**
 * Reads what `formatRecord` wrote. Undefined for anything else, be it one field in it: nothing is granted by what was
 * damaged, tampered with, or written by a later version.
 */
export function parseRecord(text: string): PermissionRecord | undefined {
  const { success, output } = v.safeParse(recordSchema, parseJson(text));
  if (!success) return undefined;
  const { identity, appearance, decisions, backOff, suggested } = output;
  return {
    identity: { ...identity, roomId: identity.roomId },
    appearance: { name: appearance.name, avatarUrl: appearance.avatarUrl },
    decisions: new Map(decisions),
    backOff,
    suggested: new Set(suggested),
  };
}

/** The part of a record that is to be kept, as text; undefined where nothing is. */
export function formatRecord(record: PermissionRecord): string | undefined {
  const { identity, appearance, backOff, suggested } = record;
  // Its URL is one that a widget made up for the moment, and may hold anything.
  if (identity.kind === "modal") return undefined;
  const decisions = [...record.decisions].filter(([, { duration }]) => duration === "remember");
  if (decisions.length === 0 && suggested.size === 0 && !isHeldBack(backOff)) return undefined;
  return JSON.stringify({
    version: SCHEMA_VERSION,
    identity,
    appearance,
    decisions,
    backOff,
    suggested: [...suggested],
  });
}

/** A question or two that were waved away are not worth keeping; that a widget was quietened is. */
function isHeldBack({ state }: BackOff): boolean {
  return state !== "asking";
}

function isPossible(parsed: Permission): boolean {
  const capability = permittedCapability(parsed);
  return capability === undefined || !isForbidden(parseCapability(capability));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
