import { formatCapability } from "../../core/capability/format-capability.ts";
import { parseCapability } from "../../core/capability/parse-capability.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";

type DecisionLimits = Pick<SessionLimits, "capabilitiesRemembered" | "deniedCapabilityPauseMs">;

/**
 * What was decided about the capabilities that one document asked for, whatever their spelling. A widget that asks again
 * and again does not make the user be asked again, and does not fill the memory either.
 */
export class Decisions {
  readonly #limits: DecisionLimits;
  readonly #now: () => number;
  readonly #granted = new Set<string>();
  /** By the user, while the document was there: it does not ask back. */
  readonly #takenBack = new Set<string>();
  /** And when, the longest ago first. */
  readonly #denied = new Map<string, number>();

  constructor(limits: DecisionLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  isGranted(raw: string): boolean {
    return this.#granted.has(canonical(raw));
  }

  /** Whether there is nothing to ask about: it is known, or was denied too short a time ago. */
  isDecided(raw: string): boolean {
    this.#forgetOldDenials();
    const name = canonical(raw);
    return this.#granted.has(name) || this.#takenBack.has(name) || this.#denied.has(name);
  }

  /** How many more may be asked about. */
  get room(): number {
    this.#forgetOldDenials();
    const known = this.#granted.size + this.#takenBack.size + this.#denied.size;
    return Math.max(0, this.#limits.capabilitiesRemembered - known);
  }

  grant(raw: string): void {
    const name = canonical(raw);
    this.#denied.delete(name);
    this.#granted.add(name);
  }

  deny(raw: string): void {
    this.#denied.set(canonical(raw), this.#now());
  }

  takeBack(raw: string): void {
    const name = canonical(raw);
    this.#granted.delete(name);
    this.#takenBack.add(name);
  }

  #forgetOldDenials(): void {
    const now = this.#now();
    for (const [name, deniedAt] of this.#denied) {
      if (now - deniedAt < this.#limits.deniedCapabilityPauseMs) break;
      this.#denied.delete(name);
    }
  }
}

function canonical(raw: string): string {
  return formatCapability(parseCapability(raw));
}
