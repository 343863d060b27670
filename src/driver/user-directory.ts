import type { ISearchUserDirectoryResult } from "matrix-widget-api";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";

/** Searches the homeserver's user directory (MSC3973). */
export async function searchUserDirectory(
  client: MatrixClientPort,
  searchTerm: string,
  limit: number | undefined,
): Promise<ISearchUserDirectoryResult> {
  const page = await client.searchUserDirectory(searchTerm, limit);
  return {
    limited: page.limited,
    results: page.results.map(({ userId, displayName, avatarUrl }) => ({
      userId,
      ...(displayName === undefined ? {} : { displayName }),
      ...(avatarUrl === undefined ? {} : { avatarUrl }),
    })),
  };
}
