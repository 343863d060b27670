import type { Scope, ScopeContext } from "../scope.ts";

const delayMs = 10_000;

/** Delayed events (MSC4140, MSC4157): schedule, restart, cancel, send at once. */
export function scheduledScope({ api }: ScopeContext): Scope {
  let delayId: string | undefined;
  const scheduled = (): string => {
    if (delayId === undefined) throw new Error("Schedule a message first.");
    return delayId;
  };
  return {
    title: "Scheduled messages",
    capabilities: [
      "org.matrix.msc2762.send.event:m.room.message#m.text",
      "org.matrix.msc4157.send.delayed_event",
      "org.matrix.msc4157.update_delayed_event",
    ],
    actions: [
      {
        label: "Schedule in ten seconds",
        run: async () => {
          const content = { msgtype: "m.text", body: "Ten seconds later" };
          const answer = await api.sendRoomEvent("m.room.message", content, undefined, delayMs);
          delayId = answer.delay_id;
          return answer;
        },
      },
      { label: "Restart the clock", run: async () => api.restartScheduledDelayedEvent(scheduled()) },
      { label: "Send it now", run: async () => api.sendScheduledDelayedEvent(scheduled()) },
      { label: "Cancel it", run: async () => api.cancelScheduledDelayedEvent(scheduled()) },
    ],
  };
}
