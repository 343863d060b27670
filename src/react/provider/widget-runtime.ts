import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import { createEventRouter } from "../../host/event-router.ts";
import type { DelayedEventStore } from "../../store/delayed-events/delayed-event-store.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { createFrameRegistry, type FrameRegistry } from "../frames/frame-registry.ts";
import type { FrameSettings } from "../frames/frame-services.ts";

/** What one provider keeps for one client. */
export interface WidgetRuntime {
  readonly client: MatrixClientPort;
  readonly store: WidgetStore;
  readonly delayedEvents: DelayedEventStore;
  readonly registry: FrameRegistry;
  getSettings(): FrameSettings;
  setSettings(settings: FrameSettings): void;
  /** Keeps the runtime alive until undone: after the last, what no slot holds ends too. */
  retain(): () => void;
}

export function createWidgetRuntime(
  client: MatrixClientPort,
  store: WidgetStore,
  delayedEvents: DelayedEventStore,
  initial: FrameSettings,
): WidgetRuntime {
  let settings = initial;
  let retained = 0;
  const getSettings = (): FrameSettings => settings;
  const router = createEventRouter(client);
  const registry = createFrameRegistry({ client, router, store, delayedEvents, getSettings });

  return {
    client,
    store,
    delayedEvents,
    registry,
    getSettings,
    setSettings(next) {
      settings = next;
    },
    retain() {
      retained += 1;
      const connections = [store.connect(), delayedEvents.connect(client)];
      return () => {
        for (const disconnect of connections) disconnect();
        retained -= 1;
        // StrictMode unmounts and mounts again within one task.
        queueMicrotask(() => {
          if (retained === 0) registry.endUnheld();
        });
      };
    },
  };
}
