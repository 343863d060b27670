import { onTestFinished, vi } from "vitest";
import type { AssistedPage } from "../../../src/core/delayed-events/heartbeat-assistance.ts";
import type { Clock } from "../../../src/homeserver/index.ts";

interface Timer {
  readonly atMs: number;
  readonly task: () => void;
}

/** A page with one widget, and the one clock that it, the ledger and the homeserver go by: it moves when the test says. */
export interface TestPage extends AssistedPage {
  readonly clock: Clock;
  /** How often the widget was asked for a sign of life. */
  readonly questions: number;
  /** What the widget does when it is asked. @default answers */
  reply: () => Promise<boolean>;
  setHidden(isHidden: boolean): void;
  /** Lets time pass, and what is to happen in it, one after the other. */
  pass(ms: number): Promise<void>;
}

export function aHiddenPage(): TestPage {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const originMs = Date.now() - performance.now();
  /** The time as it passes, whatever the machine's clock is set to. */
  const now = () => originMs + performance.now();
  const timers = new Set<Timer>();
  const listeners = new Set<() => void>();
  let isHidden = true;
  let questions = 0;

  function after(ms: number, task: () => void): Timer {
    const timer = { atMs: now() + Math.max(0, ms), task };
    timers.add(timer);
    return timer;
  }

  const page: TestPage = {
    clock: {
      now,
      setTimeout: (task, ms) => after(ms, task),
      clearTimeout: (timer) => timers.delete(timer as Timer),
    },
    get questions() {
      return questions;
    },
    reply: async () => true,
    isHidden: () => isHidden,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    after(ms, task) {
      const timer = after(ms, task);
      return () => timers.delete(timer);
    },
    isAlive() {
      questions += 1;
      return page.reply();
    },
    setHidden(next) {
      isHidden = next;
      for (const listener of listeners) listener();
    },
    async pass(ms) {
      const untilMs = now() + ms;
      await calm();
      for (;;) {
        const [next] = [...timers].sort((one, other) => one.atMs - other.atMs);
        if (next === undefined || next.atMs > untilMs) break;
        timers.delete(next);
        vi.advanceTimersByTime(Math.max(0, next.atMs - now()));
        next.task();
        await calm();
      }
      vi.advanceTimersByTime(untilMs - now());
    },
  };
  return page;
}

/** The homeserver is in the same process: what was asked of it is answered after so many turns of the event loop. */
async function calm(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
}
