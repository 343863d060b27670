import type { ReactElement } from "react";
import { DelayedEventList, HeartbeatIndicator, useDelayedEvents } from "../../../src/index.ts";
import { Panel } from "../layout/Panel.tsx";

interface ScheduledEventsProps {
  readonly roomId: string;
  readonly widgetId: string;
}

/** How a widget's heartbeat does, and behind it all that the widget has scheduled. Nothing while there is none. */
export function ScheduledEvents({ roomId, widgetId }: ScheduledEventsProps): ReactElement | null {
  const widget = { roomId, widgetId };
  const { events } = useDelayedEvents({ widget });
  if (events.length === 0) return null;
  return (
    <Panel
      className="scheduled"
      label={
        <>
          <HeartbeatIndicator widget={widget} />
          Scheduled
        </>
      }
    >
      <DelayedEventList filter={{ widget }} />
    </Panel>
  );
}
