import type { PolicyRule } from "../policy-rule.ts";

export interface TrustedByAdministratorOptions {
  readonly origin: string;
  /** @default every path of that origin */
  readonly path?: string | undefined;
  /** @default every room, and the account */
  readonly rooms?: readonly string[] | undefined;
  /** Whether the page may also learn for sure who the user is (MSC1960). @default false: the user is asked */
  readonly identity?: boolean | undefined;
  /** What reaches far is granted only where it is named here. @default none */
  readonly alsoAllow?: readonly string[] | undefined;
}

/**
 * Grants the pages of a server, unasked, what they ask for in their own room; not what reaches further (every room, other
 * people's devices, redaction, who may do what in the room), which stays the user's decision or forbidden.
 */
export function trustedByAdministrator(options: TrustedByAdministratorOptions): readonly PolicyRule[] {
  const { origin, path, rooms, identity = false, alsoAllow = [] } = options;
  return [
    { effect: "allow", origin, path, rooms, load: true, identity, groups: ["any"], capabilities: alsoAllow },
  ];
}
