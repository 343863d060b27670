import type { DelayedEventAction, DelayedEventRequest } from "../matrix/matrix-client-port.ts";

/**
 * The delayed events of one widget: enters what it schedules, and keeps it from what it has not scheduled itself. Each
 * call asks the homeserver for itself and at once; none waits for another.
 */
export interface DelayedEventLedger {
  /**
   * Schedules through `ask`, unless that is more than the widget may. Resolves to the delay id.
   * @throws MatrixError what the homeserver would say: 400 or 403 for a delay that is too long, 429 for too many
   */
  schedule(request: DelayedEventRequest, ask: () => Promise<string>): Promise<string>;
  /**
   * Acts through `ask` on what this widget has scheduled, in whatever session.
   * @throws MatrixError 404 for every other id, whether there is such an event or not
   */
  update(delayId: string, action: DelayedEventAction, ask: () => Promise<void>): Promise<void>;
  /**
   * For an id that is to be handed on, such as to a service that restarts it in the widget's place (MSC4195).
   * @throws MatrixError 404 as above
   */
  requireOwn(delayId: string): Promise<void>;
}
