import type { MatrixEvent } from "../../src/core/matrix/matrix-event.ts";

/** A host with its widgets, loaded and agreed on their capabilities. */
export interface MountedVariant {
  readonly widgets: number;
  /** Offers one event of a sync answer to every widget of the page. */
  offer(event: MatrixEvent): void;
  /** Resolves once so many more deliveries were acknowledged, over all widgets. */
  acknowledged(deliveries: number): Promise<void>;
  /** Sends the first widget a request that should not wait for what was handed over before; resolves to its answer. */
  sendUrgent(): Promise<void>;
  unmount(): void;
}
