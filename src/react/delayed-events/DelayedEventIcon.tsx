import type { ReactElement } from "react";
import type { DelayedEventTone } from "./describe-delayed-state.ts";

/** Shapes that differ without their colours. */
const PATHS: Readonly<Record<DelayedEventTone, string>> = {
  waiting: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M8 5v3.2l2.2 1.4",
  healthy: "M1.5 8.5h3l1.6-4.5l3 8l1.7-3.5h3.7",
  "at-risk": "M8 2.5l6 10.5h-12zM8 6.6v3M8 11.4v.1",
  lost: "M4 4l8 8M12 4l-8 8",
  done: "M3 8.6l3.4 3.4l6.6-7.5",
  dropped: "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11M4.2 11.8l7.6-7.6",
};

/** For the eye only: what it shows is also said. */
export function DelayedEventIcon({ tone }: { readonly tone: DelayedEventTone }): ReactElement {
  return (
    <svg
      data-mw="delayed-event-icon"
      data-tone={tone}
      viewBox="0 0 16 16"
      width="20"
      height="20"
      aria-hidden="true"
    >
      <path
        d={PATHS[tone]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
