import type { HeartbeatOrder } from "./heartbeat-order.ts";

/** The bench's own line to the widget, beside the one that is measured. */
export interface WidgetLine {
  ask<Answer>(order: HeartbeatOrder): Promise<Answer>;
  /** What has to be added to the widget's clock to have the page's: both run alike, but began at different times. */
  clockOffset(): Promise<number>;
}

const QUESTIONS = 200;

export function createWidgetLine(iframe: HTMLIFrameElement, widgetOrigin: string): WidgetLine {
  const { port1: port, port2 } = new MessageChannel();
  iframe.contentWindow?.postMessage("bench", widgetOrigin, [port2]);

  const ask = <Answer>(order: HeartbeatOrder): Promise<Answer> =>
    new Promise((resolve) => {
      port.onmessage = ({ data }) => resolve(data);
      port.postMessage(order);
    });

  return {
    ask,
    async clockOffset() {
      let shortest = Number.POSITIVE_INFINITY;
      let offset = 0;
      for (let question = 0; question < QUESTIONS; question++) {
        const askedAt = performance.now();
        const theirs = await ask<number>({ kind: "tell the time" });
        const answeredAt = performance.now();
        // The quickest answer has the least room for one way to be longer than the other.
        if (answeredAt - askedAt >= shortest) continue;
        shortest = answeredAt - askedAt;
        offset = (askedAt + answeredAt) / 2 - theirs;
      }
      return offset;
    },
  };
}
