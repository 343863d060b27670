import type { WidgetSession } from "../../src/host/index.ts";

export function untilReady(session: WidgetSession): Promise<void> {
  return new Promise((resolve, reject) => {
    const unsubscribe = session.subscribe(() => {
      const { status } = session.getState();
      if (status === "loading" || status === "negotiating") return;
      unsubscribe();
      if (status === "ready") resolve();
      else reject(new Error(`The session is ${status}`));
    });
  });
}
