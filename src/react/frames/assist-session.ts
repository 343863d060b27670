import type { AssistedPage } from "../../core/delayed-events/heartbeat-assistance.ts";
import type { WidgetSession } from "../../host/session-options.ts";
import { createWakingClock, type WakingClock } from "../../host/waking-clock.ts";
import type { HeartbeatAssistant } from "../../store/delayed-events/assist-heartbeats.ts";
import { isForHeartbeats } from "./for-heartbeats.ts";
import type { FrameServices } from "./frame-services.ts";

/** One worker at most, for all that is assisted on the page. */
const clock: WakingClock = /* @__PURE__ */ createWakingClock();

/** Helps the heartbeats of a session that is still to be created, where the app wishes it. */
export function assistSession(
  { client, delayedEvents, getSettings }: FrameServices,
  document: Document,
  getSession: () => WidgetSession,
): HeartbeatAssistant | undefined {
  const { heartbeatAssistance } = getSettings();
  if (heartbeatAssistance === undefined || heartbeatAssistance === false) return undefined;
  const page: AssistedPage = {
    isHidden: () => document.visibilityState === "hidden",
    subscribe(listener) {
      document.addEventListener("visibilitychange", listener);
      return () => document.removeEventListener("visibilitychange", listener);
    },
    after: clock.after,
    isAlive: async () => {
      const session = getSession();
      // The permission may be taken back while the widget is asked.
      return mayRestart(session) && (await session.isAlive()) && mayRestart(session);
    },
  };
  return delayedEvents.assist(client, page, heartbeatAssistance === true ? {} : heartbeatAssistance);
}

/** What a document restarted itself is its own: of the next one nothing is known yet. */
export function followDocuments(assistant: HeartbeatAssistant, session: WidgetSession): void {
  session.subscribe(() => {
    const { status } = session.getState();
    if (status === "ended") assistant.close();
    else if (status !== "ready") assistant.endDocument();
  });
}

/** What may not restart its heartbeats any more does not have them restarted either. */
function mayRestart(session: WidgetSession): boolean {
  const state = session.getState();
  return state.status === "ready" && state.approved.some(isForHeartbeats);
}
