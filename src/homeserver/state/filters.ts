import type { JsonObject } from "../http/json-object.ts";

/** Filters that clients uploaded, to be named in later requests. */
export class Filters {
  readonly #filters = new Map<string, readonly JsonObject[]>();

  add(userId: string, filter: JsonObject): string {
    const filters = this.#filters.get(userId) ?? [];
    this.#filters.set(userId, [...filters, filter]);
    return String(filters.length);
  }

  get(userId: string, filterId: string): JsonObject | undefined {
    return /^\d+$/.test(filterId) ? this.#filters.get(userId)?.[Number(filterId)] : undefined;
  }
}
