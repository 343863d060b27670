import * as v from "valibot";
import { authenticate } from "../http/authenticate.ts";
import { readJson } from "../http/read-json.ts";
import type { User } from "../state/users.ts";
import { type AddEndpoints, CLIENT } from "./add-endpoints.ts";

const searchBody = v.object({
  search_term: v.string(),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 10),
});

/** `POST /user_directory/search` among all users of this server but oneself. */
export const addUserDirectory: AddEndpoints = (app, server) => {
  app.post(`${CLIENT}/user_directory/search`, async (c) => {
    const { userId } = authenticate(c.req, server);
    const { search_term: term, limit } = await readJson(c.req, searchBody);
    const found = server.users.all().filter((user) => user.userId !== userId && matches(user, term));
    return c.json({
      limited: found.length > limit,
      results: found.slice(0, limit).map((user) => ({
        user_id: user.userId,
        ...(user.displayName !== undefined && { display_name: user.displayName }),
        ...(user.avatarUrl !== undefined && { avatar_url: user.avatarUrl }),
      })),
    });
  });
};

/** Every word of the term must occur in the name or the id, whatever its case. */
function matches({ userId, displayName }: User, term: string): boolean {
  const text = `${userId} ${displayName ?? ""}`.toLowerCase();
  return term
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
