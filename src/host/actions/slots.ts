/** Lets so many tasks run at a time; the others wait their turn. */
export interface Slots {
  /** Runs the task at once when a slot is free. Undefined when too many wait already. */
  run<Result>(task: () => Result | Promise<Result>): Result | Promise<Result> | undefined;
}

export function createSlots(size: number, mostWaiting: number): Slots {
  const waiting: (() => void)[] = [];
  let running = 0;

  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  const occupy = <Result>(task: () => Result | Promise<Result>): Result | Promise<Result> => {
    let result: Result | Promise<Result>;
    try {
      result = task();
    } catch (error) {
      release();
      throw error;
    }
    if (result instanceof Promise) return result.finally(release);
    release();
    return result;
  };

  return {
    run(task) {
      if (running < size) {
        running += 1;
        return occupy(task);
      }
      if (waiting.length >= mostWaiting) return undefined;
      return new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            resolve(occupy(task));
          } catch (error) {
            reject(error);
          }
        });
      });
    },
  };
}
