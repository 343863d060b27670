import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createHomeserver } from "../../src/homeserver/index.ts";
import { type ServedHomeserver, serveHomeserver } from "../../src/homeserver/node.ts";

async function aServedHomeserver() {
  const homeserver = createHomeserver();
  const served = await serveHomeserver(homeserver);
  onTestFinished(() => served.close());
  return { homeserver, served };
}

/** `fetch` does not let the Host header be chosen. */
function statusForHost({ port }: ServedHomeserver, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: "/_matrix/client/versions", headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

test("The homeserver answers over HTTP on loopback", async () => {
  const { homeserver, served } = await aServedHomeserver();
  expect(served.url).toBe(`http://127.0.0.1:${served.port}`);
  const { accessToken } = homeserver.registerUser({ localpart: "alice" });
  const headers = { Authorization: `Bearer ${accessToken}` };
  const created = await fetch(`${served.url}/_matrix/client/v3/createRoom`, { method: "POST", headers });
  expect(created.status).toBe(200);
  const preflight = await fetch(`${served.url}/_matrix/client/versions`, { method: "OPTIONS" });
  expect(preflight.headers.get("Access-Control-Allow-Origin")).toBe("*");
});

test("Requests that name another host are refused, as somebody else's page could make a browser send", async () => {
  const { served } = await aServedHomeserver();
  expect(await statusForHost(served, `127.0.0.1:${served.port}`)).toBe(200);
  expect(await statusForHost(served, "localhost")).toBe(200);
  expect(await statusForHost(served, "hs.localhost:1234")).toBe(200);
  for (const host of ["evil.example", "localhost.evil.example", "192.168.0.1", "notlocalhost"]) {
    expect(await statusForHost(served, host), host).toBe(403);
  }
});

test("Closing cuts long polls at once and frees the port", async () => {
  const { homeserver, served } = await aServedHomeserver();
  const { accessToken } = homeserver.registerUser({ localpart: "alice" });
  const headers = { Authorization: `Bearer ${accessToken}` };
  const sync = `${served.url}/_matrix/client/v3/sync`;
  const { next_batch: since } = (await (await fetch(sync, { headers })).json()) as { next_batch: string };
  const poll = fetch(`${sync}?since=${since}&timeout=60000`, { headers }).then(
    (response) => response.status,
    () => "cut",
  );
  await fetch(`${served.url}/_matrix/client/versions`);
  await served.close();
  expect(["cut", 503]).toContain(await poll);
  const again = await serveHomeserver(createHomeserver(), { port: served.port });
  expect(again.port).toBe(served.port);
  await again.close();
});

test("A taken port is an error, not a silent other port", async () => {
  const { served } = await aServedHomeserver();
  await expect(serveHomeserver(createHomeserver(), { port: served.port })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
