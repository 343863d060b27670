/** The server's only source of time, so that a test can own it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** Looks the globals up at every call, so that fake timers installed later take effect. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  // A handle is a number in browsers and an object in Node; only what setTimeout returned comes here.
  clearTimeout: (handle) => clearTimeout(handle as number),
};
