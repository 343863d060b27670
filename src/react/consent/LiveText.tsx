import type { CSSProperties, ReactElement, ReactNode } from "react";

/** Says aloud, politely, what changes; eyes see it elsewhere. Takes no space without our stylesheet either. */
export function LiveText({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div aria-live="polite" data-mw="hidden-text" style={unseen}>
      {children}
    </div>
  );
}

// A text that comes and goes would move the button, and a button that moved answers later.
const unseen: CSSProperties = {
  position: "absolute",
  inlineSize: 1,
  blockSize: 1,
  overflow: "hidden",
  clipPath: "inset(50%)",
};
