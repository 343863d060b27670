/**
 * Tells milliseconds since 1970 that never go back: a heartbeat is not safe for an hour longer because somebody has set
 * the machine's clock back by one. Where the clock goes forward it is followed, since a machine that slept looks like that.
 */
export function createSteadyClock(): () => number {
  let startedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    const ranMs = performance.now();
    startedAtMs = Math.max(startedAtMs, Date.now() - ranMs);
    return Math.round(startedAtMs + ranMs);
  };
}
