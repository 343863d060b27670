import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";

interface PanelProps {
  readonly className: string;
  /** On the button that opens it. */
  readonly label: ReactNode;
  readonly children: ReactNode;
}

/** What opens below a button, over the rest. It closes on Escape, and when the user goes on elsewhere. */
export function Panel({ className, label, children }: PanelProps): ReactElement {
  const details = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (!isOpen) return undefined;
    const close = () => setOpen(false);
    const closeIfOutside = ({ target }: Event) => {
      if (target instanceof Node && !details.current?.contains(target)) close();
    };
    // A click into a widget's frame is none of this page's events: the window loses the focus.
    const closeIfInFrame = () => document.activeElement instanceof HTMLIFrameElement && close();
    document.addEventListener("pointerdown", closeIfOutside);
    window.addEventListener("blur", closeIfInFrame);
    return () => {
      document.removeEventListener("pointerdown", closeIfOutside);
      window.removeEventListener("blur", closeIfInFrame);
    };
  }, [isOpen]);

  return (
    <details
      ref={details}
      className={`panel ${className}`}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={({ key }) => {
        if (key !== "Escape") return;
        setOpen(false);
        summary.current?.focus();
      }}
    >
      <summary ref={summary}>{label}</summary>
      {isOpen && children}
    </details>
  );
}
