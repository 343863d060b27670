"use client";

import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";
import type { DelayedEventChoice, DelayedEventMessages } from "../messages/delayed-event-messages.ts";

/** What can be done with an event, each with a question before it that says what will happen. */
export function DelayedEventActions(props: {
  readonly what: string;
  readonly widgetName: string;
  readonly choices: readonly DelayedEventChoice[];
  readonly messages: DelayedEventMessages;
  /** Resolves to whether it was done. */
  readonly onChoose: (choice: DelayedEventChoice) => Promise<boolean>;
}): ReactElement {
  const { what, widgetName, choices, messages, onChoose } = props;
  const [asked, ask] = useState<DelayedEventChoice>();
  const [progress, setProgress] = useState<"idle" | "acting" | "failed">("idle");
  const keepButton = useRef<HTMLButtonElement>(null);
  const buttons = useRef(new Map<DelayedEventChoice, HTMLButtonElement>());
  const openedBy = useRef<DelayedEventChoice>(undefined);
  const questionId = useId();

  useEffect(() => {
    if (asked !== undefined) keepButton.current?.focus();
    else if (openedBy.current !== undefined) buttons.current.get(openedBy.current)?.focus();
    openedBy.current = asked;
  }, [asked]);

  const confirm = async (choice: DelayedEventChoice) => {
    setProgress("acting");
    const isDone = await onChoose(choice);
    setProgress(isDone ? "idle" : "failed");
    ask(undefined);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || progress === "acting") return;
    // The question is closed, not the dialog that the app may show the list in.
    event.stopPropagation();
    ask(undefined);
  };

  if (asked === undefined) {
    return (
      <div data-mw="delayed-event-actions">
        {progress === "failed" && (
          <p data-mw="problem" role="alert">
            {messages.actFailed}
          </p>
        )}
        {choices.map((choice) => (
          <button
            key={choice}
            ref={(button) => {
              if (button) buttons.current.set(choice, button);
              else buttons.current.delete(choice);
            }}
            data-mw="button"
            data-kind={choice === "send" ? "secondary" : "danger"}
            type="button"
            aria-label={messages.actOn(messages.act[choice], what, widgetName)}
            onClick={() => {
              setProgress("idle");
              ask(choice);
            }}
          >
            {messages.act[choice]}
          </button>
        ))}
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; this groups a question's two answers.
    <div data-mw="delayed-event-question" role="group" aria-labelledby={questionId} onKeyDown={handleKeyDown}>
      <p id={questionId}>{messages.consequence[asked]}</p>
      <div data-mw="actions">
        <button
          ref={keepButton}
          data-mw="button"
          type="button"
          aria-describedby={questionId}
          disabled={progress === "acting"}
          onClick={() => ask(undefined)}
        >
          {messages.keep}
        </button>
        <button
          data-mw="button"
          data-kind={asked === "send" ? "primary" : "danger"}
          type="button"
          // Not disabled while it is done, so that the focus stays.
          aria-disabled={progress === "acting"}
          onClick={() => progress !== "acting" && void confirm(asked)}
        >
          {messages.confirm[asked]}
        </button>
      </div>
    </div>
  );
}
