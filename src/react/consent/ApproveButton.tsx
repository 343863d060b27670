"use client";

import { type MouseEvent, type ReactElement, type RefObject, useId, useRef } from "react";
import { useArmed } from "./useArmed.ts";

const DELAY_MS = 500;

/**
 * The button that grants. It answers only what a person pressed on purpose: half a second after the dialog got their
 * attention, with the keyboard half a second after the button got the focus, and never to a script.
 */
export function ApproveButton(props: {
  readonly dialog: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly notArmed: string;
  readonly onApprove: () => void;
}): ReactElement {
  const { dialog, label, notArmed, onApprove } = props;
  const isArmed = useArmed(dialog, DELAY_MS);
  const focusedAt = useRef<number>(undefined);
  const hintId = useId();

  const handleClick = (event: MouseEvent) => {
    const isKeyboard = event.detail === 0;
    const focusedForMs = focusedAt.current === undefined ? 0 : performance.now() - focusedAt.current;
    if (!isArmed || !event.isTrusted || (isKeyboard && focusedForMs < DELAY_MS)) return;
    onApprove();
  };

  return (
    <>
      <button
        data-mw="button"
        data-kind="primary"
        type="button"
        aria-disabled={!isArmed}
        aria-describedby={isArmed ? undefined : hintId}
        onClick={handleClick}
        onFocus={() => {
          focusedAt.current = performance.now();
        }}
      >
        {label}
      </button>
      <span id={hintId} data-mw="hidden-text">
        {isArmed ? "" : notArmed}
      </span>
    </>
  );
}
