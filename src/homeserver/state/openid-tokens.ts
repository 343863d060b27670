import { createRandomId } from "./random-id.ts";

/** Tokens that tell a third party who a user is, and nothing more. */
export class OpenIdTokens {
  readonly #tokens = new Map<string, { readonly userId: string; readonly expiresAt: number }>();

  issue(userId: string, expiresAt: number): string {
    const token = createRandomId(24);
    this.#tokens.set(token, { userId, expiresAt });
    return token;
  }

  /** Whose token it is, while it is valid. */
  findUser(token: string, now: number): string | undefined {
    const known = this.#tokens.get(token);
    return known !== undefined && known.expiresAt > now ? known.userId : undefined;
  }
}
