import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import { createEventRouter } from "../../host/event-router.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { createFrameRegistry, type FrameRegistry } from "../frames/frame-registry.ts";
import type { FrameSettings } from "../frames/frame-services.ts";

/** What one provider keeps for one client. */
export interface WidgetRuntime {
  readonly client: MatrixClientPort;
  readonly store: WidgetStore;
  readonly registry: FrameRegistry;
  getSettings(): FrameSettings;
  setSettings(settings: FrameSettings): void;
  /** Keeps the runtime alive until undone: after the last, what no slot holds ends too. */
  retain(): () => void;
}

export function createWidgetRuntime(
  client: MatrixClientPort,
  store: WidgetStore,
  initial: FrameSettings,
): WidgetRuntime {
  let settings = initial;
  let retained = 0;
  const getSettings = (): FrameSettings => settings;
  const registry = createFrameRegistry({ client, router: createEventRouter(client), store, getSettings });

  return {
    client,
    store,
    registry,
    getSettings,
    setSettings(next) {
      settings = next;
    },
    retain() {
      retained += 1;
      const disconnect = store.connect();
      return () => {
        disconnect();
        retained -= 1;
        // StrictMode unmounts and mounts again within one task.
        queueMicrotask(() => {
          if (retained === 0) registry.endUnheld();
        });
      };
    },
  };
}
