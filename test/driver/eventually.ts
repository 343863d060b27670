import { vi } from "vitest";

/** Waits until the check passes, for as long as a busy machine may take. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 4_000, interval: 20 });
}
