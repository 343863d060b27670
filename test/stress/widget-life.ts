/** How a widget's life ended. */
export type Death = "page closed" | "frame removed" | "widget reloaded" | "hung up" | "given up";

/** A widget in a call, from its joining on. */
export interface WidgetLife {
  readonly userId: string;
  readonly widget: number;
  readonly bornAtMs: number;
  diedAtMs: number;
  death: Death | undefined;
}

export function endLife(life: WidgetLife, death: Death): void {
  // A widget that gave up may still be there to be closed.
  if (life.death !== undefined) return;
  life.diedAtMs = Date.now();
  life.death = death;
}
