import { StrictMode, useEffect, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import {
  type ConsentRequest,
  type FrameTarget,
  HighRiskIndicator,
  type MatrixClientPort,
  PermissionManager,
  type PolicyAnswer,
  type PolicyRule,
  useWidgetSession,
  WidgetFrame,
  WidgetProvider,
} from "../../../src/index.ts";
import { createMatrixJsSdkPort } from "../../../src/matrix-js-sdk/index.ts";
import { messageListeners } from "./message-listeners.ts";
import type { SecurityHost, Slot } from "./security-host.ts";
import { createWorld } from "./world.ts";

const { homeserver, client, accessToken, putStateAsBob, requests, hold, letGo } = await createWorld();
const port = createMatrixJsSdkPort(client);

const type = "im.vector.modular.widgets";

declare module "matrix-js-sdk" {
  interface StateEvents {
    [type]: Readonly<Record<string, unknown>>;
  }
}

let slots: readonly Slot[] = [];
let rules: readonly PolicyRule[] = [];
let answer: "allow" | "ask" = "allow";
const rerenders = new Set<() => void>();
const revocations = new Map<string, () => void>();

const subscribe = (each: () => void) => {
  rerenders.add(each);
  return () => rerenders.delete(each);
};
const decide = (_: ConsentRequest): PolicyAnswer => answer;

function Client() {
  const shown = useSyncExternalStore(subscribe, () => slots);
  const policy = useSyncExternalStore(subscribe, () => rules);
  return (
    <WidgetProvider
      client={port}
      policy={policy}
      decide={decide}
      onNavigate={() => undefined}
      heartbeatAssistance={new URLSearchParams(location.search).has("assistance")}
    >
      {shown.map((slot) => (
        <Widget key={`${idOf(slot)} ${slot.roomId}`} slot={slot} />
      ))}
    </WidgetProvider>
  );
}

function Widget({ slot }: { readonly slot: Slot }) {
  const { framePolicy, hasPermissions } = slot;
  const target: FrameTarget = slot.widget
    ? { widget: slot.widget }
    : { roomId: slot.roomId, widgetId: slot.widgetId };
  const { revoke } = useWidgetSession(target);
  const id = idOf(slot);
  useEffect(() => {
    revocations.set(id, revoke);
  }, [id, revoke]);
  return (
    <>
      {hasPermissions && <HighRiskIndicator widget={target} />}
      <div style={{ height: 200 }}>
        <WidgetFrame {...target} framePolicy={framePolicy} />
      </div>
      {hasPermissions && <PermissionManager widget={target} />}
    </>
  );
}

const idOf = (slot: Slot) => (slot.widget ? slot.widget.id : slot.widgetId);

function rerender(): void {
  for (const each of rerenders) each();
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
  async addWidgetAsBob(roomId, widgetId, content) {
    const eventId = await putStateAsBob(roomId, type, widgetId, content);
    await until(port, () => port.getState(roomId, type, widgetId)[0]?.event_id === eventId);
  },
  show(next) {
    slots = next;
    rerender();
  },
  setRules(next) {
    rules = next;
    rerender();
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
