export interface RecentIds {
  /** True the first time; false while the id is among the `limit` newest. */
  add(id: string): boolean;
}

export function createRecentIds(limit: number): RecentIds {
  const ids = new Set<string>();
  return {
    add(id) {
      if (ids.has(id)) return false;
      ids.add(id);
      if (ids.size > limit) for (const oldest of ids.keys()) return ids.delete(oldest);
      return true;
    },
  };
}
