import { describe, expect, it } from "vitest";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser } from "./a-user.ts";

const bytes = new TextEncoder().encode("four");
const form = () => {
  const data = new FormData();
  data.append("name", "value");
  return data;
};

describe("media", () => {
  it.each<[string, XMLHttpRequestBodyInit, string, string]>([
    ["Blob", new Blob([bytes], { type: "image/png" }), "four", "image/png"],
    ["ArrayBuffer", bytes.buffer, "four", "application/octet-stream"],
    ["typed array", bytes.subarray(1, 3), "ou", "application/octet-stream"],
    ["DataView", new DataView(bytes.buffer, 2), "ur", "application/octet-stream"],
    ["string", "größer", "größer", "text/plain;charset=utf-8"],
    [
      "URLSearchParams",
      new URLSearchParams({ a: "b c" }),
      "a=b+c",
      "application/x-www-form-urlencoded;charset=utf-8",
    ],
  ])("210. Upload accepts %s", async (_, file, text, type) => {
    const alice = await aUser(aHomeserver(), "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const uploaded = await driver.uploadFile(file);
    expect(uploaded).toEqual({ contentUri: expect.stringMatching(/^mxc:\/\/hs\.localhost\//) });
    const { file: downloaded } = await driver.downloadFile(uploaded.contentUri);
    expect(await downloaded.text()).toBe(text);
    expect(downloaded.type).toBe(type);
  });

  it("210. Upload accepts FormData", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const { contentUri } = await driver.uploadFile(form());
    const { file } = await driver.downloadFile(contentUri);
    expect(await file.text()).toContain('name="name"');
  });

  it.each([[undefined], [null], [7], [{}], [[1, 2]], [new Uint8Array(new SharedArrayBuffer(4))]])(
    "refuses %j as a file, having uploaded nothing",
    async (bad) => {
      const homeserver = aHomeserver();
      const alice = await aUser(homeserver, "alice");
      const driver = aDriver(alice, await aRoom(alice));
      // A widget may send anything, whatever the types say.
      await expect(Reflect.apply(driver.uploadFile, driver, [bad])).rejects.toThrow(
        "nothing that can be uploaded",
      );
      expect(homeserver.seen.filter(({ path }) => path.endsWith("/upload"))).toEqual([]);
    },
  );

  it("210. `m.upload.size` comes from the server, and what is larger is not even sent", async () => {
    const homeserver = aHomeserver({ maxUploadBytes: 3 });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    expect(await driver.getMediaConfig()).toMatchObject({ "m.upload.size": 3 });
    await expect(driver.uploadFile(bytes)).rejects.toThrow("has 4 bytes, but the homeserver takes at most 3");
    expect(homeserver.seen.filter(({ path }) => path.endsWith("/upload"))).toEqual([]);
    await driver.uploadFile("abc");
  });

  it("lets a homeserver without media configuration judge the file itself", async () => {
    const homeserver = aHomeserver({
      intercept: (request) =>
        request.url.endsWith("/media/config")
          ? Response.json({ errcode: "M_UNRECOGNIZED" }, { status: 404 })
          : undefined,
    });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    expect((await driver.uploadFile(bytes)).contentUri).toMatch(/^mxc:/);
    const error = await driver.getMediaConfig().catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({ matrix_api_error: { http_status: 404 } });
  });

  it("211. In an encrypted room the homeserver gets ciphertext, and the widget the key", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice", { encryption: true });
    const driver = aDriver(alice, await aRoom(alice, { encrypted: true }));
    const { contentUri, encryption } = await driver.uploadFile("rosebud");
    expect(encryption).toMatchObject({ v: "v2", url: contentUri });
    const upload = homeserver.seen.find(({ path }) => path.endsWith("/upload"));
    expect(upload?.body).not.toContain("rosebud");
    expect(upload?.query).not.toContain("rosebud");

    const { file: raw } = await driver.downloadFile(contentUri);
    expect(await raw.text()).not.toBe("rosebud");
    if (encryption === undefined) throw new Error("The upload was not encrypted");
    const { file: clear } = await driver.downloadFile(contentUri, { encryption });
    expect(await clear.text()).toBe("rosebud");
  });

  it("uploads in clear in an encrypted room only where the app says so", async () => {
    const alice = await aUser(aHomeserver(), "alice", { encryption: true });
    const roomId = await aRoom(alice, { encrypted: true });
    const uploaded = await aDriver(alice, roomId, { encryptUploads: false }).uploadFile("public");
    expect(uploaded).not.toHaveProperty("encryption");
  });

  it("211. Download is typed where the homeserver fails", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const error = await driver.downloadFile("mxc://hs.localhost/unknown").catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({
      matrix_api_error: { http_status: 404, response: { errcode: "M_NOT_FOUND" } },
    });
  });

  it("211. `M_NOT_YET_UPLOADED` is typed", async () => {
    const homeserver = aHomeserver({
      intercept: (request) =>
        request.url.includes("/media/download/")
          ? Response.json({ errcode: "M_NOT_YET_UPLOADED", error: "Wait" }, { status: 504 })
          : undefined,
    });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, undefined);
    const error = await driver.downloadFile("mxc://hs.localhost/soon").catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({
      matrix_api_error: { http_status: 504, response: { errcode: "M_NOT_YET_UPLOADED", error: "Wait" } },
    });
  });

  it.each([
    ["https://example.org/x"],
    ["mxc://hs.localhost/../../login"],
    ["mxc://hs.localhost/a/b"],
    ["mxc://"],
    [""],
  ])("T-83 downloads no %j", async (uri) => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, undefined);
    await expect(driver.downloadFile(uri)).rejects.toThrow("not named by an mxc: URI");
    expect(homeserver.seen.filter(({ path }) => path.includes("/media/download"))).toEqual([]);
  });
});
