import type { JsonObject } from "../http/json-object.ts";
import type { Users } from "../state/users.ts";

/** The content of a membership event, with the member's profile where they show it. */
export function memberContent(
  users: Users,
  userId: string,
  membership: "join" | "invite" | "leave" | "ban",
  reason?: string | undefined,
): JsonObject {
  const user = membership === "join" || membership === "invite" ? users.get(userId) : undefined;
  return {
    membership,
    ...(user?.displayName !== undefined && { displayname: user.displayName }),
    ...(user?.avatarUrl !== undefined && { avatar_url: user.avatarUrl }),
    ...(reason !== undefined && { reason }),
  };
}
