import type { JsonObject } from "../http/json-object.ts";

export interface AccountDataEntry {
  readonly type: string;
  readonly content: JsonObject;
  readonly position: number;
}

/** What users keep for themselves, globally and per room. */
export class AccountData {
  readonly #entries = new Map<string, Map<string, AccountDataEntry>>();

  set(userId: string, roomId: string | undefined, entry: AccountDataEntry): void {
    const name = scopeName(userId, roomId);
    const scope = this.#entries.get(name) ?? new Map<string, AccountDataEntry>();
    scope.set(entry.type, entry);
    this.#entries.set(name, scope);
  }

  get(userId: string, roomId: string | undefined, type: string): AccountDataEntry | undefined {
    return this.#entries.get(scopeName(userId, roomId))?.get(type);
  }

  /** Entries that changed after a position. */
  changedSince(userId: string, roomId: string | undefined, position: number): readonly AccountDataEntry[] {
    const scope = this.#entries.get(scopeName(userId, roomId));
    return [...(scope?.values() ?? [])].filter((entry) => entry.position > position);
  }
}

const scopeName = (userId: string, roomId: string | undefined) => JSON.stringify([userId, roomId ?? null]);
