"use client";

import { memo, type NamedExoticComponent } from "react";
import { cleanWidgetName } from "../../core/definition/display-name.ts";
import { isLastWill } from "../../core/delayed-events/call-leave.ts";
import { type DelayedEventEntry, isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import type { DelayedEventChoice } from "../messages/delayed-event-messages.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { isolateName } from "../words/isolate.ts";
import { DelayedEventActions } from "./DelayedEventActions.tsx";
import { DelayedEventIcon } from "./DelayedEventIcon.tsx";
import { DelayedEventTime } from "./DelayedEventTime.tsx";
import { describeDelayedEvent, endsCall } from "./describe-delayed-event.ts";
import { describeDelayedState, toneOf } from "./describe-delayed-state.ts";
import { HeartbeatFacts } from "./HeartbeatFacts.tsx";
import { healthAt } from "./heartbeat-health.ts";
import { useClockValue } from "./useClockValue.ts";

export interface DelayedEventRowProps {
  readonly entry: DelayedEventEntry;
  /** Whether it was lost and another one stands in its place. */
  readonly isReplaced: boolean;
  /** As the client shows it; undefined for a room it does not know. */
  readonly roomName: string | undefined;
  readonly userId: string;
  readonly messages: WidgetMessages;
  readonly onAct: (id: string, action: "send" | "cancel") => Promise<boolean>;
}

function Row({ entry, isReplaced, roomName, userId, messages, onAct }: DelayedEventRowProps) {
  const texts = messages.delayedEvent;
  const what = describeDelayedEvent(entry, { userId, messages });
  const widgetName = cleanWidgetName(entry.widgetName);
  const health = useClockValue((nowMs) => healthAt(entry, nowMs));
  const tone = isReplaced ? "dropped" : toneOf(entry, health);
  const isBeating = isWaiting(entry) && entry.kind === "heartbeat";
  const origin = isBeating ? texts.heartbeatOrigin : texts.origin;
  return (
    <li data-mw="delayed-event" data-state={entry.state.status} data-tone={tone}>
      <DelayedEventIcon tone={tone} />
      <div data-mw="delayed-event-what">
        <strong>{what}</strong>{" "}
        <span>{origin(isolateName(widgetName), roomName ? isolateName(roomName) : texts.unknownRoom)}</span>
      </div>
      {isBeating && health !== undefined && (
        <span data-mw="health" data-tone={tone}>
          {texts.health[health]}
        </span>
      )}
      {entry.state.status === "at-risk" && <p data-mw="problem">{describeDelayedState(entry, texts)}</p>}
      {isBeating ? (
        <HeartbeatFacts entry={entry} messages={texts} />
      ) : (
        <DelayedEventTime entry={entry} messages={texts} />
      )}
      {isWaiting(entry) && (
        <DelayedEventActions
          what={what}
          widgetName={widgetName}
          choices={choicesOf(entry)}
          messages={texts}
          onChoose={(choice) => onAct(entry.id, choice === "cancel" ? "cancel" : "send")}
        />
      )}
    </li>
  );
}

/** One delayed event. Renders when something happens to it, or not in time; its times tick by themselves. */
export const DelayedEventRow: NamedExoticComponent<DelayedEventRowProps> = /* @__PURE__ */ memo(Row);

/** What leaves somebody in the call who is not there if it is cancelled, is not offered to be. */
function choicesOf(entry: DelayedEventEntry): readonly DelayedEventChoice[] {
  if (endsCall(entry)) return ["leave"];
  return isLastWill(entry) ? ["send"] : ["send", "cancel"];
}
