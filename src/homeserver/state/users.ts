/** A local account. */
export interface User {
  readonly userId: string;
  readonly localpart: string;
  password: string | undefined;
  displayName: string | undefined;
  /** `mxc:` URI. */
  avatarUrl: string | undefined;
}

export interface NewUser {
  readonly localpart: string;
  readonly password?: string | undefined;
  readonly displayName?: string | undefined;
  readonly avatarUrl?: string | undefined;
}

export class Users {
  readonly #serverName: string;
  readonly #users = new Map<string, User>();

  constructor(serverName: string) {
    this.#serverName = serverName;
  }

  /** Undefined when the name is taken. */
  create({ localpart, password, displayName, avatarUrl }: NewUser): User | undefined {
    const userId = this.toUserId(localpart);
    if (this.#users.has(userId)) return undefined;
    const user: User = { userId, localpart, password, displayName: displayName ?? localpart, avatarUrl };
    this.#users.set(userId, user);
    return user;
  }

  get(userId: string): User | undefined {
    return this.#users.get(userId);
  }

  all(): readonly User[] {
    return [...this.#users.values()];
  }

  toUserId(localpart: string): string {
    return `@${localpart}:${this.#serverName}`;
  }
}

/** "User identifiers": what a new account's name may consist of. */
export function isLocalpart(text: string): boolean {
  return /^[a-z0-9._=/+-]{1,200}$/.test(text);
}
