"use client";

import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

/** A checkbox and its label, with a third state for a group of which some are chosen. */
export function Choice(props: {
  readonly share: "all" | "some" | "none";
  readonly describedBy?: string | undefined;
  readonly onChange: (isChosen: boolean) => void;
  readonly children: ReactNode;
}): ReactElement {
  const { share, describedBy, onChange, children } = props;
  const ref = useRef<HTMLInputElement>(null);
  // Not an attribute: it can be set by script only.
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = share === "some";
  }, [share]);
  return (
    <label data-mw="choice">
      <input
        ref={ref}
        type="checkbox"
        checked={share === "all"}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {children}
    </label>
  );
}
