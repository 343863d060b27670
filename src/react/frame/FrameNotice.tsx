"use client";

import type { ReactElement, ReactNode } from "react";
import { formatOrigin } from "../../core/url/format-origin.ts";
import { type FrameSnapshot, type FrameState, mayOpen } from "../frames/frame-state.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { isolateOnlyName } from "../words/isolate.ts";
import { NoticeAction } from "./NoticeAction.tsx";
import { statusText } from "./status-text.ts";

/** What stands in place of the page until there is one, and what is announced of it. */
export function FrameNotice(props: {
  readonly snapshot: FrameSnapshot;
  readonly messages: WidgetMessages;
  readonly onOpen: () => void;
  /** What else there is to say and to do. */
  readonly children?: ReactNode;
}): ReactElement {
  const { snapshot, messages, onOpen, children } = props;
  const { state, widget, origin } = snapshot;
  const name = widget ? isolateOnlyName(widget.name) : "";
  const isAsking = state.status === "awaiting-consent" && state.gate === "asking";
  const action = actionLabel(state, messages);
  return (
    <div data-mw="notice" data-state={state.status}>
      {state.status === "loading" && <span data-mw="spinner" aria-hidden="true" />}
      <p data-mw="status" role="status">
        {statusText(state, name, messages)}
      </p>
      {state.status === "awaiting-consent" && widget && (
        <dl data-mw="facts">
          <dt>{messages.gate.from}</dt>
          <dd dir="ltr">{formatOrigin(origin ?? widget.url)}</dd>
          <dt>{messages.gate.addedBy}</dt>
          <dd dir="ltr">{widget.sender}</dd>
        </dl>
      )}
      {action !== undefined && widget && <NoticeAction label={action} isAsking={isAsking} onPress={onOpen} />}
      {children}
    </div>
  );
}

function actionLabel(state: FrameState, { gate }: WidgetMessages): string | undefined {
  if (state.status === "awaiting-consent") return gate.open;
  if (!mayOpen(state)) return undefined;
  if (state.status === "failed") return gate.retry;
  return state.status === "ended" ? gate.openAgain : undefined;
}
