import type { ReactElement } from "react";
import { cleanWidgetName, type WidgetDefinition } from "../../../src/core/index.ts";
import { WidgetFrame } from "../../../src/index.ts";
import { Expand } from "../layout/icons.tsx";
import { CallControls } from "./CallControls.tsx";
import { ScheduledEvents } from "./ScheduledEvents.tsx";
import type { Calls } from "./useCalls.ts";
import { WidgetPermissions } from "./WidgetPermissions.tsx";

interface WidgetPaneProps {
  readonly roomId: string;
  readonly widget: WidgetDefinition;
  readonly calls: Calls;
  /** Whether it takes the conversation's place too. */
  readonly isWide: boolean;
  readonly onWide: (isWide: boolean) => void;
}

/** A room's widget, below a bar that says what it is. */
export function WidgetPane({ roomId, widget, calls, isWide, onWide }: WidgetPaneProps): ReactElement {
  const call = calls.byRoom.get(roomId);
  return (
    <div className="widget">
      <header>
        <h3>
          <bdi>{cleanWidgetName(widget.name)}</bdi>
        </h3>
        <WidgetPermissions roomId={roomId} widgetId={widget.id} />
        <ScheduledEvents roomId={roomId} widgetId={widget.id} />
        {call && <CallControls roomId={roomId} widgetId={widget.id} call={call} />}
        <button type="button" aria-pressed={isWide} aria-label="Wide" onClick={() => onWide(!isWide)}>
          <Expand />
        </button>
      </header>
      <WidgetFrame
        roomId={roomId}
        widgetId={widget.id}
        onStateChange={({ status }) => {
          if (status === "loading") calls.forget(roomId);
        }}
      />
    </div>
  );
}
