import { ClientWidgetApi, MatrixWidgetType, Symbols, Widget, WidgetApi } from "matrix-widget-api";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MatrixWidgetDriverOptions } from "../../src/driver/index.ts";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser } from "./a-user.ts";
import { eventually } from "./eventually.ts";

// matrix-widget-api's host logs what it does and cannot be told not to; silence is promised by our own host only.
beforeEach(() => {
  for (const method of ["debug", "error", "info", "log", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
});

/** Requests that were posted and not yet answered: stopping a transport would reject them into the void. */
const unanswered = new Set<string>();

afterEach(async () => {
  await eventually(() => expect([...unanswered]).toEqual([]));
  vi.unstubAllGlobals();
});

/**
 * Puts both halves of matrix-widget-api into this process, on one window that clones what is posted as a browser's
 * would. Each half hears everything and keeps what is meant for it.
 */
function aWindow(): HTMLIFrameElement {
  const target = new EventTarget();
  const postMessage = (message: { api: string; requestId: string; response?: object }) => {
    const request = `${message.api} ${message.requestId}`;
    if (message.response === undefined) unanswered.add(request);
    else unanswered.delete(request);
    const data: unknown = structuredClone(message);
    setTimeout(() => target.dispatchEvent(new MessageEvent("message", { data })));
  };
  vi.stubGlobal("addEventListener", target.addEventListener.bind(target));
  vi.stubGlobal("removeEventListener", target.removeEventListener.bind(target));
  vi.stubGlobal("parent", { postMessage });
  const iframe: EventTarget = Object.assign(new EventTarget(), { contentWindow: { postMessage } });
  // The host class uses no more of an iframe than its window and its load event.
  return iframe as HTMLIFrameElement;
}

const capabilities = [
  "org.matrix.msc2762.send.event:m.room.message",
  "org.matrix.msc2762.receive.event:m.room.message",
  "org.matrix.msc2762.send.event:m.room.redaction",
  "org.matrix.msc2762.send.state_event:org.example.seat",
  "org.matrix.msc2762.receive.state_event:org.example.seat",
  "org.matrix.msc2762.timeline:*",
  "org.matrix.msc3819.send.to_device:org.example.ping",
  "org.matrix.msc4157.send.delayed_event",
  "org.matrix.msc4157.update_delayed_event",
  "org.matrix.msc4407.send.sticky_event",
  "org.matrix.msc4407.receive.sticky_event",
  "org.matrix.msc4039.upload_file",
  "org.matrix.msc4039.download_file",
  "org.matrix.msc3973.user_directory_search",
  "org.matrix.msc4515.rtc_transports",
  "town.robin.msc3846.turn_servers",
  "org.matrix.msc2931.navigate",
];

async function aHostedWidget(options: Partial<MatrixWidgetDriverOptions> = {}) {
  const homeserver = aHomeserver({
    turnServers: { uris: ["turn:turn.example.org"], username: "u", password: "p", ttl: 86_400 },
    rtcTransports: [{ type: "livekit", livekit_service_url: "https://sfu.example.org" }],
  });
  const alice = await aUser(homeserver, "alice");
  const roomId = await aRoom(alice);
  const iframe = aWindow();
  const driver = aDriver(alice, roomId, options);
  const definition = { id: "poll", type: MatrixWidgetType.Custom, url: "https://widgets.example.org/poll" };
  const host = new ClientWidgetApi(
    new Widget({ ...definition, creatorUserId: alice.userId }),
    iframe,
    driver,
  );
  host.setViewedRoomId(roomId);
  const widget = new WidgetApi("poll");
  widget.requestCapabilities(capabilities);
  widget.start();
  const isReady = new Promise((resolve) => widget.once("ready", resolve));
  iframe.dispatchEvent(new Event("load"));
  await isReady;
  return { homeserver, alice, roomId, widget };
}

const text = (body: string) => ({ msgtype: "m.text", body });

describe("under matrix-widget-api's own host", () => {
  it("negotiates, sends, redacts and reads", async () => {
    const { alice, roomId, widget } = await aHostedWidget();
    expect(capabilities.filter((capability) => !widget.hasCapability(capability))).toEqual([
      "org.matrix.msc2931.navigate",
    ]);
    const { event_id } = await widget.sendRoomEvent("m.room.message", text("hello"));
    await widget
      .sendRoomEvent("m.room.message", text("oops"))
      .then(({ event_id: redacts }) => widget.sendRoomEvent("m.room.redaction", { redacts, reason: "typo" }));
    await widget.sendStateEvent("org.example.seat", "one", { at: 1 });
    await eventually(async () => {
      const events = await widget.readRoomEvents("m.room.message", 10, undefined, [Symbols.AnyRoom]);
      expect(events.map(({ content }) => content)).toEqual([{}, text("hello")]);
      expect(events[1]).toMatchObject({ event_id, room_id: roomId, sender: alice.userId });
      expect(await widget.readStateEvents("org.example.seat", 10)).toEqual([
        expect.objectContaining({ state_key: "one", content: { at: 1 } }),
      ]);
    });
  });

  it("reads relations", async () => {
    const { widget } = await aHostedWidget();
    const { event_id = "" } = await widget.sendRoomEvent("m.room.message", text("parent"));
    const relation = { "m.relates_to": { rel_type: "m.thread", event_id } };
    await widget.sendRoomEvent("m.room.message", { ...text("child"), ...relation });
    const { chunk } = await widget.readEventRelations(event_id, undefined, "m.thread", "m.room.message");
    expect(chunk.map(({ content }) => content["body"])).toEqual(["child"]);
  });

  it("schedules, restarts and sends delayed and sticky events", async () => {
    const { alice, roomId, widget } = await aHostedWidget();
    const { delay_id = "" } = await widget.sendStateEvent(
      "org.example.seat",
      "one",
      { left: true },
      roomId,
      60_000,
    );
    await widget.restartScheduledDelayedEvent(delay_id);
    await widget.sendScheduledDelayedEvent(delay_id);
    await widget.sendRoomEvent("m.room.message", text("sticky"), roomId, undefined, 60_000);
    await eventually(() => {
      expect(alice.port.getState(roomId, "org.example.seat", "one")).toHaveLength(1);
      expect(alice.port.getStickyEvents(roomId)).toHaveLength(1);
    });
    const { delay_id: later = "" } = await widget.sendRoomEvent(
      "m.room.message",
      text("later"),
      roomId,
      60_000,
      60_000,
    );
    await widget.cancelScheduledDelayedEvent(later);
  });

  it("identifies the user in one step", async () => {
    const { widget } = await aHostedWidget();
    expect(await widget.requestOpenIDConnectToken()).toMatchObject({
      access_token: expect.any(String),
      matrix_server_name: "hs.localhost",
    });
  });

  it("identifies the user after asking", async () => {
    const consent = {
      decideCapabilities: async (requested: readonly string[]) => requested,
      decideIdentity: async () => "allowed" as const,
    };
    const { widget } = await aHostedWidget({ consent });
    expect(await widget.requestOpenIDConnectToken()).toMatchObject({ matrix_server_name: "hs.localhost" });
  });

  it("refuses the identity that the user refuses", async () => {
    const consent = {
      decideCapabilities: async (requested: readonly string[]) => requested,
      decideIdentity: async () => "blocked" as const,
    };
    const { widget } = await aHostedWidget({ consent });
    await expect(widget.requestOpenIDConnectToken()).rejects.toThrow(
      "User declined to verify their identity",
    );
  });

  it("transfers files, finds users, transports and TURN servers, and sends to devices", async () => {
    const { alice, homeserver, widget } = await aHostedWidget();
    const { content_uri } = await widget.uploadFile(new Blob(["file"]));
    const { file } = await widget.downloadFile(content_uri);
    expect(file instanceof Blob && (await file.text())).toBe("file");
    expect(await widget.getMediaConfig()).toHaveProperty(["m.upload.size"]);
    expect(await widget.searchUserDirectory("nobody", 1)).toEqual({ limited: false, results: [] });
    expect(await widget.getRtcTransports()).toEqual({
      rtc_transports: [{ type: "livekit", livekit_service_url: "https://sfu.example.org" }],
    });
    const servers = widget.getTurnServers();
    expect((await servers.next()).value).toMatchObject({ uris: ["turn:turn.example.org"] });
    await servers.return(undefined);
    await widget.sendToDevice("org.example.ping", false, { [alice.userId]: { "*": { n: 1 } } });
    expect(homeserver.bodiesOf("/sendToDevice/org.example.ping/")).toHaveLength(1);
  });

  it("navigates where the app can", async () => {
    const opened: string[] = [];
    const { widget } = await aHostedWidget({
      navigate: async (uri) => {
        opened.push(uri);
      },
    });
    await widget.navigateTo("https://matrix.to/#/!room:hs.localhost");
    expect(opened).toEqual(["https://matrix.to/#/!room:hs.localhost"]);
  });

  it("tells the widget of a Matrix error with all its fields", async () => {
    const { widget } = await aHostedWidget();
    const restart = widget.restartScheduledDelayedEvent("gone");
    await expect(restart).rejects.toMatchObject({
      message: "Error updating delayed event",
      data: { matrix_api_error: { http_status: 404, response: { errcode: "M_NOT_FOUND" } } },
    });
  });
});
