import type { ReactElement } from "react";
import { cleanWidgetName, type WidgetDefinition } from "../../../src/core/index.ts";
import { WidgetFrame } from "../../../src/index.ts";
import { Expand } from "../layout/icons.tsx";

interface WidgetPaneProps {
  readonly widget: WidgetDefinition;
  /** Whether it takes the conversation's place too. */
  readonly isWide: boolean;
  readonly onWide: (isWide: boolean) => void;
}

/** A room's widget, below a bar that says what it is. */
export function WidgetPane({ widget, isWide, onWide }: WidgetPaneProps): ReactElement {
  const name = cleanWidgetName(widget.name);
  return (
    <section className="widget" aria-label="Widget">
      <header>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <button type="button" aria-pressed={isWide} aria-label="Wide" onClick={() => onWide(!isWide)}>
          <Expand />
        </button>
      </header>
      <WidgetFrame roomId={widget.roomId ?? ""} widgetId={widget.id} />
    </section>
  );
}
