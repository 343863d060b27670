"use client";

import { type ReactElement, useState } from "react";
import type { DelayedEventMessages } from "../messages/delayed-event-messages.ts";
import type { WaitingMessages } from "./useWaitingMessages.ts";

/** Tells what a widget has scheduled as the user and would still be sent, and cancels it. */
export function WaitingNote(props: {
  readonly waiting: WaitingMessages;
  readonly messages: DelayedEventMessages;
  /** What else there is to know about it. */
  readonly detail?: string | undefined;
  readonly onCancelled: () => void;
}): ReactElement | null {
  const { waiting, messages, detail, onCancelled } = props;
  const [progress, setProgress] = useState<"idle" | "acting" | "failed">("idle");
  if (waiting.count === 0) return null;

  async function cancel(): Promise<void> {
    setProgress("acting");
    const isDone = await waiting.cancel();
    setProgress(isDone ? "idle" : "failed");
    if (isDone) onCancelled();
  }

  return (
    <div data-mw="notes">
      <p data-mw="note">
        {messages.waiting(waiting.count)}
        {detail !== undefined && ` ${detail}`}
      </p>
      {progress === "failed" && (
        <p data-mw="problem" role="alert">
          {messages.actFailed}
        </p>
      )}
      <button
        type="button"
        data-mw="button"
        // Not disabled while it is done, so that the focus stays.
        aria-disabled={progress === "acting"}
        onClick={() => progress !== "acting" && void cancel()}
      >
        {messages.cancelWaiting}
      </button>
    </div>
  );
}
