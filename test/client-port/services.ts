import { describe, expect, test } from "vitest";
import { WidgetError } from "../../src/core/widget-error.ts";
import { aRoom, patiently } from "./a-room.ts";
import type { CreateHarness } from "./port-harness.ts";

const notFound = (errcode: string) => () => Response.json({ errcode, error: "Not found" }, { status: 404 });

export function describeServices(createHarness: CreateHarness): void {
  describe("services", () => {
    test("Uploaded media is downloaded with authentication, bytes and type as they were", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const bytes = new Uint8Array([0, 255, 128, 10]);
      const file = new Blob([bytes], { type: "image/png" });
      const contentUri = await alice.port.uploadMedia(file, { filename: "tea ü.png" });
      expect(contentUri).toMatch(/^mxc:\/\//);
      const downloaded = await bob.port.downloadMedia(contentUri);
      expect(new Uint8Array(await downloaded.arrayBuffer())).toEqual(bytes);
      expect(downloaded.type).toBe("image/png");
      const [request] = bob.wire.requests("/media/download/");
      expect(request?.path).toMatch(/^\/_matrix\/client\/v1\/media\/download\//);
      expect(request?.authorization).toMatch(/^Bearer /);
      expect(alice.wire.requests("/upload")[0]?.query.get("filename")).toBe("tea ü.png");
    });

    test("Media that is not there is the homeserver's error; what is no media at all is not asked for", async () => {
      const alice = await createHarness().createUser("alice");
      const server = alice.userId.slice(alice.userId.indexOf(":") + 1);
      await expect(alice.port.downloadMedia(`mxc://${server}/nothing`)).rejects.toMatchObject({
        status: 404,
      });
      const asked = alice.wire.requests("/media/").length;
      for (const uri of [
        "https://example.org/x",
        "mxc://",
        "mxc://a/b/c",
        "mxc://a/../b",
        `mxc://${server}/a?b`,
      ]) {
        await expect(alice.port.downloadMedia(uri)).rejects.toBeInstanceOf(WidgetError);
      }
      expect(alice.wire.requests("/media/")).toHaveLength(asked);
    });

    test("A download that takes too long is given up", async () => {
      const alice = await createHarness().createUser("alice");
      const contentUri = await alice.port.uploadMedia(new Blob(["tea"]));
      const release = alice.wire.hold("/media/download/");
      await expect(alice.port.downloadMedia(contentUri, { timeoutMs: 30 })).rejects.toMatchObject({
        name: "TimeoutError",
      });
      release();
      expect(await (await alice.port.downloadMedia(contentUri, { timeoutMs: 10_000 })).text()).toBe("tea");
    });

    test("The media configuration is the homeserver's", async () => {
      const alice = await createHarness().createUser("alice");
      expect((await alice.port.getMediaConfig())["m.upload.size"]).toBeGreaterThan(0);
    });

    test("An OpenID token is the homeserver's, for this user", async () => {
      const alice = await createHarness().createUser("alice");
      const token = await alice.port.getOpenIdToken();
      expect(token).toMatchObject({ token_type: "Bearer", expires_in: expect.any(Number) });
      expect(token.matrix_server_name).toBe(alice.userId.slice(alice.userId.indexOf(":") + 1));
      expect(token.access_token).toMatch(/./);
    });

    test("TURN credentials have addresses and a time to live", async () => {
      const alice = await createHarness().createUser("alice");
      expect(await alice.port.getTurnServers()).toEqual({
        uris: [expect.stringMatching(/^turns?:/)],
        username: expect.any(String),
        password: expect.any(String),
        ttlSeconds: expect.any(Number),
      });
    });

    test("A homeserver without TURN servers is told from one that refuses", async () => {
      const alice = await createHarness().createUser("alice");
      alice.wire.answerOnce("/turnServer", () => Response.json({}));
      expect(await alice.port.getTurnServers()).toBeUndefined();
      alice.wire.answerOnce("/turnServer", notFound("M_NOT_FOUND"));
      expect(await alice.port.getTurnServers()).toBeUndefined();
      alice.wire.answerOnce("/turnServer", () =>
        Response.json({ errcode: "M_FORBIDDEN", error: "No guests" }, { status: 403 }),
      );
      await expect(alice.port.getTurnServers()).rejects.toMatchObject({
        status: 403,
        errcode: "M_FORBIDDEN",
      });
    });

    test("RTC transports are listed; none configured is an empty list, an unknown endpoint an error", async () => {
      const alice = await createHarness().createUser("alice");
      expect(await alice.port.getRtcTransports()).toMatchObject([{ type: "livekit" }]);
      alice.wire.answerOnce("/rtc/transports", () => Response.json({}));
      expect(await alice.port.getRtcTransports()).toEqual([]);
      alice.wire.answerOnce("/rtc/transports", notFound("M_UNRECOGNIZED"));
      await expect(alice.port.getRtcTransports()).rejects.toMatchObject({
        status: 404,
        errcode: "M_UNRECOGNIZED",
      });
    });

    test.each([
      ["get_token", "getLivekitToken"],
      ["delegate_delayed_leave", "delegateLivekitDelayedLeave"],
    ] as const)("213. rtc/livekit/%s is relayed as it is, also its refusal", async (endpoint, method) => {
      const alice = await createHarness().createUser("alice");
      const relay = (body: object) => alice.port[method]?.({ ...body });
      const path = `/unstable/io.element.msc4195/rtc/livekit/${endpoint}`;
      alice.wire.answerOnce(path, () => Response.json({ jwt: "token", more: [1] }));
      expect(await relay({ room_id: "!a:b", more: { n: 1 } })).toEqual({ jwt: "token", more: [1] });
      expect(alice.wire.requests(path)).toMatchObject([{ body: { room_id: "!a:b", more: { n: 1 } } }]);
      alice.wire.answerOnce(path, notFound("M_UNRECOGNIZED"));
      await expect(relay({})).rejects.toMatchObject({ status: 404, errcode: "M_UNRECOGNIZED" });
    });

    test("The user directory finds by name and keeps to the limit", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const suffix = crypto.randomUUID().slice(0, 8);
      const teas = [await harness.createUser(`tea${suffix}`), await harness.createUser(`tea${suffix}`)];
      await aRoom(alice, { others: teas });
      await patiently(async () => {
        const found = await alice.port.searchUserDirectory(`tea${suffix}`);
        expect(found.results.map(({ userId }) => userId).toSorted()).toEqual(
          teas.map(({ userId }) => userId).toSorted(),
        );
      });
      const limited = await alice.port.searchUserDirectory(`tea${suffix}`, 1);
      expect(limited).toMatchObject({ limited: true, results: [{ userId: expect.any(String) }] });
    });

    test("The own profile is the one people see", async () => {
      const alice = await createHarness().createUser("alice");
      const profile = `/v3/profile/${encodeURIComponent(alice.userId)}`;
      await aRoom(alice);
      await alice.call("PUT", `${profile}/displayname`, { displayname: "Alice A." });
      await alice.call("PUT", `${profile}/avatar_url`, { avatar_url: "mxc://hs.localhost/alice" });
      await patiently(() =>
        expect(alice.port.getOwnProfile()).toEqual({
          displayName: "Alice A.",
          avatarUrl: "mxc://hs.localhost/alice",
        }),
      );
    });
  });
}
