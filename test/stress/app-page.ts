import { ClientEvent, createClient, type MatrixClient, SyncState } from "matrix-js-sdk";
import { PostmessageTransport, WidgetApiDirection } from "matrix-widget-api";
import type { MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import { MatrixWidgetDriver } from "../../src/driver/index.ts";
import type { SignedInDevice } from "../../src/homeserver/index.ts";
import { createEventRouter, type EventRouter } from "../../src/host/event-router.ts";
import type { WidgetSession } from "../../src/host/session-options.ts";
import { createWidgetSession } from "../../src/host/widget-session.ts";
import { createMatrixJsSdkPort } from "../../src/matrix-js-sdk/index.ts";
import {
  createDelayedEventStore,
  type DelayedEventStore,
} from "../../src/store/delayed-events/delayed-event-store.ts";
import type { DelayedEventStorage } from "../../src/store/delayed-events/kept-entries.ts";
import { silentLogger } from "../homeserver/silent-logger.ts";
import { aWidget } from "../host/support/a-widget.ts";
import type { JoinedWindows } from "./joined-windows.ts";
import type { Network } from "./network.ts";

/** An app in a tab, from loading its page to closing it. */
export class AppPage {
  readonly port: MatrixClientPort;
  readonly ledger: DelayedEventStore;
  readonly #client: MatrixClient;
  readonly #network: Network;
  readonly #router: EventRouter;
  readonly #disconnect: () => void;
  readonly #sessions = new Set<WidgetSession>();

  constructor(network: Network, device: SignedInDevice, storage: DelayedEventStorage) {
    this.#network = network;
    this.#client = createClient({
      baseUrl: "http://hs.localhost",
      fetchFn: network.fetch,
      logger: silentLogger,
      ...device,
    });
    this.port = createMatrixJsSdkPort(this.#client);
    this.#router = createEventRouter(this.port);
    this.ledger = createDelayedEventStore({ userId: device.userId, storage });
    this.#disconnect = this.ledger.connect(this.port);
  }

  /** Resolves when the app has synced. */
  async open(): Promise<void> {
    const synced = new Promise<void>((resolve) => {
      this.#client.on(ClientEvent.Sync, (state) => state === SyncState.Prepared && resolve());
    });
    await this.#client.startClient();
    await synced;
  }

  /** A session of a widget that may do whatever it asks for. */
  createSession(widgetId: string, roomId: string, { inner, outer }: JoinedWindows): WidgetSession {
    const widget = aWidget({ id: widgetId, roomId });
    const owner = { identity: widgetId, name: widgetId, session: String(Date.now()) };
    const driver = new MatrixWidgetDriver({
      client: this.port,
      widget,
      roomId,
      consent: { decideCapabilities: async (requested) => requested, decideIdentity: () => "allowed" },
      delayedEvents: this.ledger.ledgerFor(owner, this.port),
    });
    const session = createWidgetSession({
      widget,
      driver,
      router: this.#router,
      roomId,
      frame: {
        transport: new PostmessageTransport(
          WidgetApiDirection.ToWidget,
          widgetId,
          asWindow(inner),
          asWindow(outer),
        ),
      },
    });
    this.#sessions.add(session);
    return session;
  }

  /** As when the browser crashes: nobody gets to say anything. */
  close(): void {
    this.#network.cut();
    for (const session of this.#sessions) session.dispose();
    this.#disconnect();
    this.#client.stopClient();
  }
}

/** The transport uses no more of a window than messages. */
function asWindow(window: JoinedWindows["inner"]): Window {
  return window as object as Window;
}
