import { afterEach, expect, test, vi } from "vitest";
import type { Homeserver } from "../../src/homeserver/index.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aUser, ORIGIN, type RawUser } from "./a-user.ts";

afterEach(() => {
  vi.useRealTimers();
});

const authorized = (user: RawUser) => ({ Authorization: `Bearer ${user.accessToken}` });
const send = (
  homeserver: Homeserver,
  user: RawUser,
  method: string,
  path: string,
  body: BodyInit,
  type = "",
) =>
  homeserver.fetch(`${ORIGIN}/_matrix/media${path}`, {
    method,
    body,
    headers: { ...authorized(user), ...(type && { "Content-Type": type }) },
  });
const download = (homeserver: Homeserver, user: RawUser, uri: string, query = "", kind = "download") =>
  homeserver.fetch(`${ORIGIN}/_matrix/client/v1/media/${kind}/${uri.slice("mxc://".length)}${query}`, {
    headers: authorized(user),
  });

test("What is uploaded is downloaded byte for byte, with its type and name, and only with a token", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const bytes = new Uint8Array([0, 255, 1, 254]);
  const uploaded = await send(
    homeserver,
    alice,
    "POST",
    "/v3/upload?filename=tea%20cup.png",
    bytes,
    "image/png",
  );
  const { content_uri: uri } = (await uploaded.json()) as { content_uri: string };
  expect(uri).toMatch(/^mxc:\/\/hs\.localhost\/\w+/);

  for (const kind of ["download", "thumbnail"]) {
    const file = await download(homeserver, bob, uri, "?width=32&height=32&method=scale", kind);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
    expect(file.headers.get("Content-Type")).toBe("image/png");
    expect(file.headers.get("Content-Disposition")).toBe("inline; filename*=utf-8''tea%20cup.png");
  }
  const anonymous = await homeserver.fetch(`${ORIGIN}/_matrix/client/v1/media/download/${uri.slice(6)}`);
  expect(anonymous.status).toBe(401);
});

test("What could run as a page is offered as a file", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  for (const type of ["text/html", "image/svg+xml"]) {
    const uploaded = await send(homeserver, alice, "POST", "/v3/upload", "<svg/>", type);
    const { content_uri: uri } = (await uploaded.json()) as { content_uri: string };
    const file = await download(homeserver, alice, uri);
    expect(file.headers.get("Content-Disposition"), type).toBe("attachment");
    expect(file.headers.get("Content-Security-Policy")).toContain("sandbox");
  }
});

test("The size limit is told and kept", async () => {
  const homeserver = aHomeserver({ maxUploadBytes: 10 });
  const alice = aUser(homeserver, "alice");
  const config = await alice.get("/_matrix/client/v1/media/config");
  expect(config.body).toEqual({ "m.upload.size": 10 });
  expect((await send(homeserver, alice, "POST", "/v3/upload", "0123456789")).status).toBe(200);
  const refused = await send(homeserver, alice, "POST", "/v3/upload", "0123456789A");
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({ errcode: "M_TOO_LARGE" });
});

test("Unknown media, and media of other servers, is not found", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  for (const uri of ["mxc://hs.localhost/unknown", "mxc://elsewhere.example/file"]) {
    const answer = await download(homeserver, alice, uri);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ errcode: "M_NOT_FOUND" });
  }
});

test("A reserved id can be filled once, by who reserved it", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const { content_uri: uri } = (await alice.post("/_matrix/media/v1/create")).body as { content_uri: string };
  const path = `/v3/upload/${uri.slice("mxc://".length)}`;

  const early = await download(homeserver, bob, uri, "?timeout_ms=0");
  expect(early.status).toBe(504);
  expect(await early.json()).toMatchObject({ errcode: "M_NOT_YET_UPLOADED" });

  expect((await send(homeserver, bob, "PUT", path, "theirs")).status).toBe(403);
  expect((await send(homeserver, alice, "PUT", path, "mine")).status).toBe(200);
  const again = await send(homeserver, alice, "PUT", path, "other");
  expect([again.status, ((await again.json()) as { errcode: string }).errcode]).toEqual([
    409,
    "M_CANNOT_OVERWRITE_MEDIA",
  ]);
  expect(await (await download(homeserver, bob, uri)).text()).toBe("mine");
  const unknown = await send(homeserver, alice, "PUT", "/v3/upload/hs.localhost/unknown", "x");
  expect(unknown.status).toBe(404);
});

test("Of two uploads to one reserved id at once, the first stays", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const { content_uri: uri } = (await alice.post("/_matrix/media/v1/create")).body as { content_uri: string };
  const path = `/v3/upload/${uri.slice("mxc://".length)}`;
  const answers = await Promise.all(["one", "two"].map((file) => send(homeserver, alice, "PUT", path, file)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test("A reservation expires when it was said to", async () => {
  vi.useFakeTimers();
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const { content_uri: uri, unused_expires_at: expiresAt } = (await alice.post("/_matrix/media/v1/create"))
    .body;
  vi.setSystemTime(expiresAt);
  const late = await send(homeserver, alice, "PUT", `/v3/upload/${uri.slice("mxc://".length)}`, "late");
  expect([late.status, ((await late.json()) as { errcode: string }).errcode]).toEqual([404, "M_NOT_FOUND"]);
});

test("A download waits for a file that is still to come, as long as it is told", async () => {
  vi.useFakeTimers();
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const { content_uri: uri } = (await alice.post("/_matrix/media/v1/create")).body as { content_uri: string };
  const inTime = download(homeserver, bob, uri, "?timeout_ms=5000");
  const tooShort = download(homeserver, bob, uri, "?timeout_ms=1000");
  await vi.advanceTimersByTimeAsync(1000);
  expect((await tooShort).status).toBe(504);
  await send(homeserver, alice, "PUT", `/v3/upload/${uri.slice("mxc://".length)}`, "here");
  expect(await (await inTime).text()).toBe("here");
});
