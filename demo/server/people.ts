/** Who lives on the demo's homeserver. */
export interface Person {
  /** The user id without server: what they log in as. */
  readonly username: string;
  readonly displayName: string;
}

export const alice: Person = { username: "alice", displayName: "Alice" };
export const bob: Person = { username: "bob", displayName: "Bob" };
export const people: readonly Person[] = [alice, bob];

/** The same for everybody: this homeserver lives in memory, on this machine only, until it is stopped. */
export const demoPassword = "in memory only";
