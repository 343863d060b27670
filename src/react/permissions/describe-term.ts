import type { Permission } from "../../core/permission/permission.ts";
import type { PermissionRecord } from "../../core/permission/permission-record.ts";
import type { ManagerMessages } from "../messages/permission-messages.ts";

/** Since when and for how long the user allowed it; what has no decision is the app's. */
export function describeTerm(
  permissions: readonly Permission[],
  { decisions }: PermissionRecord,
  messages: ManagerMessages,
): string {
  const [decision] = permissions.map((one) => decisions.get(one)).filter((one) => one !== undefined);
  if (decision?.verdict !== "granted") return messages.byApp;
  return messages.term(messages.since(decision.atMs), messages.lasts[decision.duration]);
}
