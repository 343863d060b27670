import type { SessionLimits } from "../../core/session/session-limits.ts";

/** A place in a room's history. */
export interface PagePosition {
  /** Where a page of the homeserver begins; undefined: at the end of the history where reading begins. */
  readonly from: string | undefined;
  /** The events of that page that the widget has. */
  readonly given: readonly string[];
}

interface Kept {
  readonly query: string;
  readonly position: PagePosition;
}

/**
 * Names for places in the history, for one document: it can neither make one up nor use one for another room or filter,
 * and learns nothing of the homeserver's own.
 */
export class PageTokens {
  readonly #limits: SessionLimits;
  readonly #kept = new Map<string, Kept>();

  constructor(limits: SessionLimits) {
    this.#limits = limits;
  }

  /** A token for a place, to be used with the same query only. */
  issue(query: string, position: PagePosition): string {
    const token = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
      "-",
    );
    this.#kept.set(token, { query, position });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#limits.pageTokens && oldest !== undefined) this.#kept.delete(oldest);
    return token;
  }

  /** Undefined for a token that was not issued here for this query, or too long ago. */
  find(query: string, token: string): PagePosition | undefined {
    const kept = this.#kept.get(token);
    return kept?.query === query ? kept.position : undefined;
  }
}
