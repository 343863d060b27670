import type { IOpenIDCredentials } from "matrix-widget-api";
import { expect, vi } from "vitest";
import type { ModalDefinition } from "../../../../src/core/definition/modal-definition.ts";
import { LIVEKIT, TRANSPORT, TURN } from "../a-scene.ts";
import { call, type Method, type MethodTest, outcomeOf } from "./a-widget-api.ts";

const modal: ModalDefinition = {
  type: "m.custom",
  url: "https://widgets.example.org/modal",
  name: "Pick one",
  data: { options: [1, 2] },
  waitForIframeLoad: true,
  buttons: [{ id: "ok", label: "OK", kind: "m.primary", disabled: false }],
};

export const services = {
  requestOpenIDConnectToken: async (aScene) => {
    const { homeserver, alice, ...scene } = await aScene();
    const { access_token = "", ...token } = await call<IOpenIDCredentials>(
      { homeserver, alice, ...scene },
      "requestOpenIDConnectToken",
    );
    expect(token).toMatchObject({ matrix_server_name: "hs.localhost", token_type: "Bearer" });
    const url = `http://hs.localhost/_matrix/federation/v1/openid/userinfo?access_token=${access_token}`;
    expect(await (await homeserver.fetch(url)).json()).toEqual({ sub: alice.userId });
  },
  sendSticker: async (aScene) => {
    const scene = await aScene();
    const content = { url: "mxc://hs.localhost/sticker", info: { h: 1, w: 1 } };
    await call(scene, "sendSticker", { name: "Cat", description: "A cat", content });
    await vi.waitFor(() =>
      expect(scene.homeserver.inspect.roomEvents(scene.roomId).at(-1)).toMatchObject({
        type: "m.sticker",
        content: { body: "A cat", ...content },
      }),
    );
  },
  setAlwaysOnScreen: async (aScene) => {
    const scene = await aScene();
    expect(await call(scene, "setAlwaysOnScreen", true)).toBe(true);
    expect(scene.asked).toEqual([["setAlwaysOnScreen", true]]);
  },
  openModalWidget: async (aScene) => {
    const scene = await aScene();
    const { url, name, buttons, data } = modal;
    await call(scene, "openModalWidget", url, name, buttons, data);
    expect(scene.asked).toEqual([["openModal", modal]]);
    scene.session.notifyModalClosed({ picked: 2 });
    await vi.waitFor(() => expect(scene.page.asked("close_modal")[0]?.data).toEqual({ picked: 2 }));
  },
  closeModalWidget: async (aScene) => {
    const scene = await aScene({ session: { modal } });
    await call(scene, "closeModalWidget", { picked: 2 });
    await vi.waitFor(() => expect(scene.asked).toEqual([["closeModal", { picked: 2 }]]));
  },
  setModalButtonEnabled: async (aScene) => {
    const scene = await aScene({ session: { modal } });
    await call(scene, "setModalButtonEnabled", "ok", false);
    expect(scene.asked).toEqual([["setModalButtonEnabled", "ok", false]]);
    // The class itself keeps its hands off the button that closes.
    expect(await outcomeOf(scene, "setModalButtonEnabled", "m.close", false)).toHaveProperty("error");
  },
  navigateTo: async (aScene) => {
    const scene = await aScene();
    const uri = `https://matrix.to/#/${scene.roomId}`;
    await call(scene, "navigateTo", uri);
    expect(scene.asked).toEqual([["navigate", uri]]);
  },
  getTurnServers: async (aScene) => {
    const scene = await aScene();
    const { uris, username, password } = TURN;
    const first = await scene.page.run(async ({ api }) => {
      const servers = api.getTurnServers();
      const { value } = await servers.next();
      await servers.return(undefined);
      return value;
    });
    expect(first).toEqual({ uris, username, password });
    expect(scene.page.heard).toContainEqual(
      expect.objectContaining({ api: "fromWidget", action: "unwatch_turn_servers", response: {} }),
    );
  },
  searchUserDirectory: async (aScene) => {
    const scene = await aScene();
    expect(await call(scene, "searchUserDirectory", "bob", 5)).toMatchObject({
      limited: false,
      results: [{ user_id: scene.bob.userId, display_name: "bob" }],
    });
  },
  getMediaConfig: async (aScene) => {
    expect(await call(await aScene(), "getMediaConfig")).toEqual({ "m.upload.size": 52_428_800 });
  },
  getRtcTransports: async (aScene) => {
    expect(await call(await aScene(), "getRtcTransports")).toEqual({ rtc_transports: [TRANSPORT] });
  },
  uploadFile: async (aScene) => {
    const { content_uri } = await call<{ content_uri: string }>(
      await aScene(),
      "uploadFile",
      new Blob(["file"], { type: "text/plain" }),
    );
    expect(content_uri).toMatch(/^mxc:\/\/hs\.localhost\/./);
  },
  downloadFile: async (aScene) => {
    const scene = await aScene();
    const { content_uri } = await call<{ content_uri: string }>(scene, "uploadFile", new Blob(["file"]));
    const { file } = await call<{ file: Blob }>(scene, "downloadFile", content_uri);
    expect(await file.text()).toBe("file");
  },
  getRtcLivekitToken: async (aScene) => {
    const scene = await aScene();
    const { jwt } = await call<{ jwt: string }>(scene, "getRtcLivekitToken", {
      server_name: "hs.localhost",
      url: LIVEKIT.url,
      room_id: scene.roomId,
      slot_id: "m.call#ROOM",
      member: { id: "one" },
    });
    expect(
      JSON.parse(atob(jwt.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "")),
    ).toMatchObject({
      iss: LIVEKIT.key,
      video: { roomJoin: true },
    });
  },
  delegateRtcLivekitDelayedLeave: async (aScene) => {
    const scene = await aScene();
    const data = { room_id: scene.roomId, slot_id: "m.call#ROOM", member: { id: "one" }, delay_id: "delay" };
    // As on a homeserver of today, which knows no such endpoint: the widget keeps its own heartbeat.
    expect(await outcomeOf(scene, "delegateRtcLivekitDelayedLeave", data)).toMatchObject({
      error: {
        message: "Unexpected error while delegating the delayed leave event",
        data: { matrix_api_error: { http_status: 404, response: { errcode: "M_UNRECOGNIZED" } } },
      },
    });
  },
} satisfies Partial<Record<Method, MethodTest>>;
