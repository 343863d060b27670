import type { ITransport } from "matrix-widget-api";
import { PostmessageTransport, WidgetApiDirection } from "matrix-widget-api";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createEventRouter } from "../../src/host/event-router.ts";
import { createWidgetSession } from "../../src/host/widget-session.ts";
import { aFrame } from "./support/a-frame.ts";
import { aMemoryClient, anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aWidget } from "./support/a-widget.ts";

const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const SEND = "org.matrix.msc2762.send.event:m.room.message";

type Answer = (data: Record<string, unknown>) => object | Promise<object>;

/** A transport without a browser: the widget is a table of answers. */
class ScriptedTransport {
  readonly ready = true;
  readonly widgetId = "poll";
  readonly strictOriginCheck = false;
  readonly targetOrigin = null;
  readonly timeoutSeconds = 10;
  readonly sent: [string, unknown][] = [];
  readonly replies: [string, unknown][] = [];
  readonly stop = vi.fn();
  readonly start = vi.fn();
  readonly answers: Record<string, Answer>;

  readonly listeners = new Set<(event: CustomEvent) => void>();

  constructor(answers: Record<string, Answer>) {
    this.answers = answers;
  }

  on(_name: "message", listener: (event: CustomEvent) => void): void {
    this.listeners.add(listener);
  }

  off(_name: "message", listener: (event: CustomEvent) => void): void {
    this.listeners.delete(listener);
  }

  async send(action: string, data: Record<string, unknown>): Promise<object> {
    this.sent.push([action, data]);
    return this.answers[action]?.(data) ?? {};
  }

  reply(request: { requestId: string }, response: object): void {
    this.replies.push([request.requestId, response]);
  }

  /** The widget asks. */
  ask(requestId: string, action: string, data: object): void {
    const detail = { api: "fromWidget", widgetId: "poll", requestId, action, data };
    for (const listener of this.listeners) listener(new CustomEvent("message", { detail }));
  }
}

function aScriptedSession(answers: Record<string, Answer>) {
  const transport = new ScriptedTransport(answers);
  const client = aMemoryClient();
  const driver = aMemoryDriver();
  const session = createWidgetSession({
    widget: aWidget(),
    driver,
    router: createEventRouter(client),
    roomId: ROOM,
    frame: { transport: transport as object as ITransport },
    requestTimeoutMs: 200,
  });
  onTestFinished(() => session.dispose());
  session.start();
  return { transport, client, driver, session };
}

describe("A session on an injected transport", () => {
  it("Negotiates, delivers, answers and ends without a frame", async () => {
    const { transport, client, driver, session } = aScriptedSession({
      capabilities: () => ({ capabilities: [SEND, RECEIVE] }),
      supported_api_versions: () => ({ supported_versions: ["0.0.2"] }),
    });
    await vi.waitFor(() =>
      expect(session.getState()).toMatchObject({ status: "ready", approved: [SEND, RECEIVE] }),
    );

    const event = anEvent();
    client.emit({ kind: "timeline", event });
    transport.ask("one", "send_event", { type: "m.room.message", content: { msgtype: "m.text" } });
    transport.ask("two", "send_event", { type: "m.reaction" });
    await vi.waitFor(() => expect(transport.replies).toHaveLength(2));

    expect(transport.sent.map(([action]) => action)).toEqual([
      "capabilities",
      "supported_api_versions",
      "notify_capabilities",
      "send_event",
    ]);
    expect(transport.sent.at(-1)).toEqual(["send_event", event]);
    expect(Object.fromEntries(transport.replies)).toEqual({
      one: { room_id: ROOM, event_id: "$sent0" },
      two: { error: { message: "Cannot send room events of this type" } },
    });
    expect(driver.calls).toHaveLength(1);

    // 229. Not advertised, since this transport sends nothing beside the data.
    transport.ask("three", "supported_api_versions", {});
    await vi.waitFor(() => expect(transport.replies).toHaveLength(3));
    expect(Object.fromEntries(transport.replies)["three"]).toEqual({
      supported_versions: expect.not.arrayContaining(["io.github.react-matrix-widgets.to_device_meta"]),
    });

    session.dispose();
    expect(transport.stop).toHaveBeenCalledOnce();
    expect(transport.listeners.size).toBe(0);
  });

  it("15. Times out by itself when the transport stays silent", async () => {
    const { session } = aScriptedSession({
      capabilities: () => ({ capabilities: [] }),
      "io.element.join": () => new Promise(() => undefined),
    });
    await vi.waitFor(() => expect(session.getState().status).toBe("ready"));

    await expect(session.request("io.element.join", {})).rejects.toMatchObject({ code: "no-answer" });
    const pending = session.request("io.element.join", {});
    session.dispose();
    await expect(pending).rejects.toMatchObject({ code: "session-ended" });
  });

  it("Runs on matrix-widget-api's own transport", async () => {
    const iframe = aFrame();
    const hostSide = new PostmessageTransport(
      WidgetApiDirection.ToWidget,
      "poll",
      iframe.contentWindow as Window,
      window,
    );
    const listener = new Promise<MessageEvent>((resolve) => {
      iframe.contentWindow?.addEventListener("message", resolve, { once: true });
    });
    const session = createWidgetSession({
      widget: aWidget(),
      driver: aMemoryDriver(),
      router: createEventRouter(aMemoryClient()),
      roomId: ROOM,
      frame: { transport: hostSide },
    });
    onTestFinished(() => session.dispose());
    // biome-ignore lint/suspicious/noConsole: it logs every message, which is what ours spares its users.
    vi.mocked(globalThis.console.log).mockImplementation(() => undefined);

    session.start();

    expect((await listener).data).toMatchObject({ api: "toWidget", action: "capabilities" });
  });
});
