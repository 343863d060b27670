/** The time as people read it: it moves once a second, and only while somebody looks. */
export interface Clock {
  subscribe(onTick: () => void): () => void;
  /** Milliseconds since 1970; the same for everyone who asks within one second. */
  now(): number;
}

const TICK_MS = 1_000;

/** One timer for all who subscribe, and none while the page is hidden. */
export function createClock(): Clock {
  const listeners = new Set<() => void>();
  let nowMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setInterval> | undefined;

  function tick(): void {
    nowMs = Date.now();
    for (const listener of listeners) listener();
  }

  function follow(): void {
    const isWanted = listeners.size > 0 && document.visibilityState === "visible";
    if (isWanted === (timer !== undefined)) return;
    if (isWanted) {
      timer = setInterval(tick, TICK_MS);
      tick();
    } else {
      clearInterval(timer);
      timer = undefined;
    }
  }

  return {
    now() {
      const realMs = Date.now();
      // Nobody has moved it for a while, or somebody has set the machine's clock.
      if (Math.abs(realMs - nowMs) > TICK_MS * 1.5) nowMs = realMs;
      return nowMs;
    },
    subscribe(onTick) {
      listeners.add(onTick);
      if (listeners.size === 1) document.addEventListener("visibilitychange", follow);
      follow();
      return () => {
        listeners.delete(onTick);
        if (listeners.size === 0) document.removeEventListener("visibilitychange", follow);
        follow();
      };
    },
  };
}

/** The clock that everything on the page shares. */
export const pageClock: Clock = /* @__PURE__ */ createClock();
