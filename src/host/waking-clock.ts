/** Runs tasks later, in a hidden page too. */
export interface WakingClock {
  /** Runs a task in so many milliseconds; gives what calls it off. */
  after(ms: number, task: () => void): () => void;
}

/** Timers of JavaScript engines hold no longer delays than this. */
const MAX_TIMER_MS = 2_147_483_647;

/** All that the worker does. Only a page's timers are slowed down while it is hidden, not its workers'. */
const WORKER = `const timers = new Map();
onmessage = ({ data: { id, ms } }) => {
  clearTimeout(timers.get(id));
  timers.delete(id);
  if (ms !== undefined) timers.set(id, setTimeout(() => { timers.delete(id); postMessage(id); }, ms));
};`;

/**
 * A clock that browsers do not slow down: its timers run in a worker of its own, which is there only while a task waits.
 *
 * Every task has a timer of the page as well, and runs by what rings first: where no worker is to be had (the app's
 * Content-Security-Policy has no `worker-src blob:`), the page's timers ring, late.
 */
export function createWakingClock(): WakingClock {
  const tasks = new Map<number, () => void>();
  let worker: ClockWorker | undefined;
  let isRefused = false;
  let lastId = 0;

  function refuse(): void {
    isRefused = true;
    worker = undefined;
  }

  function endIfIdle(): void {
    // A task that follows the one that has run finds the worker still there.
    queueMicrotask(() => {
      if (tasks.size > 0) return;
      worker?.end();
      worker = undefined;
    });
  }

  return {
    after(ms, task) {
      lastId += 1;
      const id = lastId;
      const waitMs = Math.min(Math.max(ms, 0), MAX_TIMER_MS);
      const ring = (rung: number) => tasks.get(rung)?.();
      if (!isRefused) worker ??= startWorker(ring, refuse);
      worker?.tell({ id, ms: waitMs });
      const timer = setTimeout(ring, waitMs, id);
      const drop = () => {
        clearTimeout(timer);
        tasks.delete(id);
        worker?.tell({ id });
        endIfIdle();
      };
      tasks.set(id, () => {
        drop();
        task();
      });
      return drop;
    },
  };
}

interface ClockWorker {
  /** Without `ms` the timer is called off. */
  tell(timer: { readonly id: number; readonly ms?: number }): void;
  end(): void;
}

/** From a Blob, since a file of its own would need the help of every app's bundler. */
function startWorker(onRing: (id: number) => void, onRefused: () => void): ClockWorker | undefined {
  try {
    const url = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
    const worker = new Worker(url, { name: "react-matrix-widgets clock" });
    worker.onmessage = ({ data }: MessageEvent<number>) => onRing(data);
    worker.onerror = (event) => {
      // Nobody else should hear of it.
      event.preventDefault();
      onRefused();
    };
    return {
      tell: (timer) => worker.postMessage(timer),
      end() {
        worker.terminate();
        URL.revokeObjectURL(url);
      },
    };
  } catch {
    onRefused();
    return undefined;
  }
}
