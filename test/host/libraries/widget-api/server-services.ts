import type { IOpenIDCredentials } from "matrix-widget-api";
import { expect } from "vitest";
import { LIVEKIT, TRANSPORT, TURN } from "../a-world.ts";
import { call, type HostedTest, type Method } from "./a-widget-api.ts";

/** What a homeserver does for a widget, whatever host is in between. */
export const serverServices = {
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
} satisfies Partial<Record<Method, HostedTest>>;
