import type { HTMLAttributes, ReactElement } from "react";
import type { HeartbeatHealth } from "../messages/delayed-event-messages.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { DelayedEventIcon } from "./DelayedEventIcon.tsx";

/** How a heartbeat does, in one sign; in words where it is not well, and for those who listen. */
export function Heartbeat({
  health,
  messages,
  ...rest
}: Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML"> & {
  readonly health: HeartbeatHealth | undefined;
  readonly messages: WidgetMessages;
}): ReactElement {
  const texts = messages.delayedEvent;
  const sentence = health && texts.heartbeat[health];
  return (
    // Always there, so that the first change is announced too.
    <span
      {...rest}
      role="status"
      title={sentence}
      data-mw="heartbeat-indicator"
      data-tone={health}
      hidden={health === undefined}
    >
      {health && (
        <>
          <DelayedEventIcon tone={health} />
          {health !== "healthy" && <span aria-hidden="true">{texts.health[health]}</span>}
          <span data-mw="hidden-text">{sentence}</span>
        </>
      )}
    </span>
  );
}
