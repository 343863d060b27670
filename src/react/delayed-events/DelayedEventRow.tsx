"use client";

import { memo, type NamedExoticComponent } from "react";
import { cleanWidgetName } from "../../core/definition/display-name.ts";
import { type DelayedEventEntry, isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import type { DelayedEventChoice } from "../messages/delayed-event-messages.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { isolateName } from "../words/isolate.ts";
import { DelayedEventActions } from "./DelayedEventActions.tsx";
import { DelayedEventIcon } from "./DelayedEventIcon.tsx";
import { DelayedEventTime } from "./DelayedEventTime.tsx";
import { describeDelayedEvent, isCallHeartbeat } from "./describe-delayed-event.ts";
import { describeDelayedState, toneOf } from "./describe-delayed-state.ts";
import { HeartbeatFacts } from "./HeartbeatFacts.tsx";
import { heartbeatHealth } from "./heartbeat-health.ts";

export interface DelayedEventRowProps {
  readonly entry: DelayedEventEntry;
  /** As the client shows it; undefined for a room it does not know. */
  readonly roomName: string | undefined;
  readonly userId: string;
  readonly messages: WidgetMessages;
  readonly onAct: (id: string, action: "send" | "cancel") => Promise<boolean>;
}

function Row({ entry, roomName, userId, messages, onAct }: DelayedEventRowProps) {
  const texts = messages.delayedEvent;
  const what = describeDelayedEvent(entry, { userId, messages });
  const widgetName = cleanWidgetName(entry.widgetName);
  const tone = toneOf(entry);
  const health = heartbeatHealth(entry);
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

/** One delayed event. Renders when something happens to it; its times tick by themselves. */
export const DelayedEventRow: NamedExoticComponent<DelayedEventRowProps> = /* @__PURE__ */ memo(Row);

/** A heartbeat that is cancelled leaves somebody in the call who is not there, so that is not offered. */
function choicesOf(entry: DelayedEventEntry): readonly DelayedEventChoice[] {
  if (entry.kind !== "heartbeat") return ["send", "cancel"];
  return isCallHeartbeat(entry) ? ["leave"] : ["send"];
}
