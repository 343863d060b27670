import { StrictMode, useEffect, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import {
  type ConsentRequest,
  type MatrixClientPort,
  type PolicyAnswer,
  useWidgetSession,
  WidgetFrame,
  WidgetProvider,
} from "../../../src/index.ts";
import { createMatrixJsSdkPort } from "../../../src/matrix-js-sdk/index.ts";
import { messageListeners } from "./message-listeners.ts";
import type { SecurityHost, Slot } from "./security-host.ts";
import { createWorld } from "./world.ts";

const { homeserver, client, accessToken, requests, hold, letGo } = await createWorld();
const port = createMatrixJsSdkPort(client);

const type = "im.vector.modular.widgets";

declare module "matrix-js-sdk" {
  interface StateEvents {
    [type]: Readonly<Record<string, unknown>>;
  }
}

let slots: readonly Slot[] = [];
let answer: "allow" | "ask" = "allow";
const rerenders = new Set<() => void>();
const revocations = new Map<string, () => void>();

const subscribe = (rerender: () => void) => {
  rerenders.add(rerender);
  return () => rerenders.delete(rerender);
};
const decide = (_: ConsentRequest): PolicyAnswer => answer;

function Client() {
  const shown = useSyncExternalStore(subscribe, () => slots);
  return (
    <WidgetProvider
      client={port}
      decide={decide}
      onNavigate={() => undefined}
      heartbeatAssistance={new URLSearchParams(location.search).has("assistance")}
    >
      {shown.map((slot) => (
        <Widget key={slot.widgetId + slot.roomId} {...slot} />
      ))}
    </WidgetProvider>
  );
}

function Widget({ roomId, widgetId, framePolicy }: Slot) {
  const { revoke } = useWidgetSession({ roomId, widgetId });
  useEffect(() => {
    revocations.set(widgetId, revoke);
  }, [widgetId, revoke]);
  return (
    <div style={{ height: 200 }}>
      <WidgetFrame roomId={roomId} widgetId={widgetId} framePolicy={framePolicy} />
    </div>
  );
}

const host: SecurityHost = {
  accessToken: () => accessToken,
  requests: () => requests,
  hold,
  letGo,
  messageListeners,
  async createRoom(name) {
    const { room_id } = await client.createRoom({ name });
    await until(port, () => port.getRoom(room_id)?.membership === "join");
    return room_id;
  },
  async addWidget(roomId, widgetId, content) {
    const { event_id } = await client.sendStateEvent(roomId, type, content, widgetId);
    await until(port, () => port.getState(roomId, type, widgetId)[0]?.event_id === event_id);
  },
  show(next) {
    slots = next;
    for (const rerender of rerenders) rerender();
  },
  decide(next) {
    answer = next;
  },
  revoke: (widgetId) => revocations.get(widgetId)?.(),
  async say(roomId, body) {
    await client.sendTextMessage(roomId, body);
  },
  eventsIn: (roomId) => homeserver.inspect.roomEvents(roomId),
};

/** Resolves once the client knows. */
async function until(client: MatrixClientPort, isKnown: () => boolean): Promise<void> {
  while (!isKnown()) {
    await new Promise<void>((resolve) => {
      const stop = client.subscribe(() => {
        stop();
        resolve();
      });
    });
  }
}

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root.");
createRoot(root).render(
  <StrictMode>
    <Client />
  </StrictMode>,
);
window.securityHost = host;
