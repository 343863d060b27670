import type { CapabilityTier } from "../../core/capability/capability-tier.ts";
import {
  capabilityPermission,
  type Permission,
  permittedCapability,
  permittedDevice,
} from "../../core/permission/permission.ts";
import type { PermissionMessages } from "../messages/permission-messages.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { CapabilityLine } from "../words/capability-line.ts";
import type { CapabilityPlace } from "../words/capability-place.ts";
import { groupCapabilities } from "../words/group-capabilities.ts";
import type { WordsContext } from "../words/words-context.ts";

/** One thing a widget may do, or may not, and what stands for it in the record. */
export interface PermissionLine {
  readonly key: string;
  readonly sentence: string;
  readonly permissions: readonly Permission[];
  readonly details: readonly string[];
  /** Unknown where it is not a capability. */
  readonly risk: CapabilityTier | undefined;
  /** Whether it can be limited to some rooms. */
  readonly isOfEveryRoom: boolean;
}

/** Lines with one consequence; see `ConsequenceGroup`. */
export interface PermissionGroup {
  readonly key: string;
  readonly place: CapabilityPlace;
  readonly heading: string;
  readonly summary: string;
  readonly risk: CapabilityTier;
  readonly lines: readonly PermissionLine[];
}

export interface DescribedPermissions {
  /** Its page, who the user is, their devices; and what no widget is ever granted, which has no consequence. */
  readonly plain: readonly PermissionLine[];
  readonly groups: readonly PermissionGroup[];
}

/** Puts permissions in words, what capabilities allow by its consequence. */
export function describePermissions(
  permissions: readonly Permission[],
  messages: WidgetMessages,
  context: WordsContext,
): DescribedPermissions {
  const { groups, refused } = groupCapabilities(capabilitiesOf(permissions), messages.capability, context);
  return {
    plain: [
      ...plainLines(permissions, messages.permission),
      ...refused.map((line) => lineOf(line, line.standalone)),
    ],
    groups: groups.map((group) => ({
      ...group,
      lines: group.lines.map((line) =>
        lineOf(line, group.place.kind === "other-rooms" ? line.standalone : line.sentence),
      ),
    })),
  };
}

function plainLines(
  permissions: readonly Permission[],
  messages: PermissionMessages,
): readonly PermissionLine[] {
  return permissions.flatMap((permission) => {
    const sentence = plainSentence(permission, messages);
    if (sentence === undefined) return [];
    return [
      {
        key: permission,
        sentence,
        permissions: [permission],
        details: [],
        risk: undefined,
        isOfEveryRoom: false,
      },
    ];
  });
}

function plainSentence(permission: Permission, messages: PermissionMessages): string | undefined {
  if (permission === "load" || permission === "identity") return messages[permission];
  const device = permittedDevice(permission);
  return device && messages.device[device];
}

function lineOf(line: CapabilityLine, sentence: string): PermissionLine {
  const { key, spellings, details, risk, place } = line;
  const isOfEveryRoom = place.kind === "all-rooms";
  return { key, sentence, permissions: spellings.map(capabilityPermission), details, risk, isOfEveryRoom };
}

function capabilitiesOf(permissions: readonly Permission[]): readonly string[] {
  return permissions.map(permittedCapability).filter((raw) => raw !== undefined);
}
