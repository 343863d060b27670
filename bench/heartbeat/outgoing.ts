/** `fetch`, which notes when restarts leave. */
export interface Outgoing {
  readonly fetch: typeof fetch;
  /** By `performance.now()`, since the last time this was asked. */
  takeRestarts(): readonly number[];
}

export function createOutgoing(): Outgoing {
  const leftAt: number[] = [];
  return {
    fetch(input, init) {
      if (init?.method === "POST" && String(input).endsWith("/restart")) leftAt.push(performance.now());
      return fetch(input, init);
    },
    takeRestarts: () => leftAt.splice(0),
  };
}
