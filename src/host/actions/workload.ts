import type { SessionLimits } from "../../core/session/session-limits.ts";
import { Deadline, OverdueError } from "./deadline.ts";
import { createSlots } from "./slots.ts";

/** A request that has been checked. */
export interface Task {
  readonly timeoutMs: number;
  /** It never waits behind others. */
  readonly urgent: boolean;
  run(): object | Promise<object>;
}

/** What one document keeps the host busy with: so much at a time, and nothing for longer than the widget waits. */
export interface Workload {
  /**
   * Runs the task at once when there is a place for it. Undefined when too many wait already.
   * @throws OverdueError, by rejection, when it took or waited too long.
   */
  take(task: Task): object | Promise<object> | undefined;
  /** The document is gone: nothing more is begun for it. */
  close(): void;
}

export function createWorkload({ requestsAtOnce, requestsWaiting }: SessionLimits): Workload {
  const slots = createSlots(requestsAtOnce, requestsWaiting);
  const deadlines = new Set<Deadline>();
  let isClosed = false;

  return {
    take({ timeoutMs, urgent, run }) {
      const deadline = new Deadline(timeoutMs);
      deadlines.add(deadline);
      const finish = (): void => {
        deadline.stop();
        deadlines.delete(deadline);
      };
      const begin = (): object | Promise<object> => {
        // The widget has been told that it failed, or is not there any more.
        if (isClosed || deadline.isOver) throw new OverdueError();
        const answer = run();
        // Held here too: a driver that never answers must not keep its place for ever.
        return answer instanceof Promise ? deadline.hold(answer) : answer;
      };
      try {
        const answer = urgent ? begin() : slots.run(begin);
        if (answer instanceof Promise) return deadline.hold(answer).finally(finish);
        finish();
        return answer;
      } catch (error) {
        finish();
        throw error;
      }
    },
    close() {
      isClosed = true;
      for (const deadline of deadlines) deadline.stop();
      deadlines.clear();
    },
  };
}
