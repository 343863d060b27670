"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type RefObject,
  useId,
  useRef,
  useState,
} from "react";
import type { ConsentMessages } from "../messages/consent-messages.ts";
import { hasAttention } from "./attention.ts";
import { LiveText } from "./LiveText.tsx";
import { useArmed } from "./useArmed.ts";

const DELAY_MS = 500;

/**
 * The button that grants. It answers only what a person pressed on purpose: half a second after the dialog got their
 * attention, with the keyboard half a second after the button got the focus, and never to a script.
 */
export function ApproveButton(props: {
  readonly dialog: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly messages: Pick<ConsentMessages, "armed" | "notArmed">;
  readonly onApprove: () => void;
}): ReactElement {
  const { dialog, label, messages, onApprove } = props;
  const isArmed = useArmed(dialog, DELAY_MS);
  const [wasArmed, setWasArmed] = useState(false);
  if (isArmed && !wasArmed) setWasArmed(true);
  const focusedAt = useRef<number>(undefined);
  const isPressed = useRef(false);
  const hintId = useId();

  const handlePointerDown = ({ isTrusted }: PointerEvent) => {
    isPressed.current = isArmed && isTrusted;
  };
  const handleClick = ({ isTrusted, detail }: MouseEvent) => {
    const focusedForMs = focusedAt.current === undefined ? 0 : performance.now() - focusedAt.current;
    // The second press of a double click began before this one; the keyboard's counts none.
    const isOnPurpose = detail === 0 ? focusedForMs >= DELAY_MS : detail === 1 && isPressed.current;
    isPressed.current = false;
    if (isArmed && isTrusted && isOnPurpose && dialog.current && hasAttention(dialog.current)) onApprove();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    // A key that is held presses again and again.
    if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
  };

  return (
    <>
      <button
        data-mw="button"
        data-kind="primary"
        type="button"
        aria-disabled={!isArmed}
        aria-describedby={isArmed ? undefined : hintId}
        onPointerDown={handlePointerDown}
        onClick={handleClick}
        onKeyDown={handleKeyDown}
        onFocus={() => {
          focusedAt.current = performance.now();
        }}
        onBlur={() => {
          focusedAt.current = undefined;
        }}
      >
        {label}
      </button>
      <span id={hintId} hidden>
        {isArmed ? "" : messages.notArmed}
      </span>
      {/* Said once: whoever changes something would hear it again and again. */}
      <LiveText>{wasArmed ? messages.armed : ""}</LiveText>
    </>
  );
}
