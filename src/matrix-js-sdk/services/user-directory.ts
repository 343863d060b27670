import type { MatrixClient } from "matrix-js-sdk";
import * as v from "valibot";
import type { UserDirectoryPage } from "../../core/matrix/matrix-client-port.ts";

const pageSchema = v.object({
  limited: v.optional(v.boolean(), false),
  results: v.array(
    v.object({ user_id: v.string(), display_name: v.nullish(v.string()), avatar_url: v.nullish(v.string()) }),
  ),
});

export async function searchUserDirectory(
  client: MatrixClient,
  searchTerm: string,
  limit: number | undefined,
): Promise<UserDirectoryPage> {
  const answer = await client.searchUserDirectory({
    term: searchTerm,
    ...(limit !== undefined && { limit }),
  });
  const { limited, results } = v.parse(pageSchema, answer);
  return {
    limited,
    results: results.map(({ user_id: userId, display_name: displayName, avatar_url: avatarUrl }) => ({
      userId,
      // Synapse answers null where there is none.
      displayName: displayName ?? undefined,
      avatarUrl: avatarUrl ?? undefined,
    })),
  };
}
