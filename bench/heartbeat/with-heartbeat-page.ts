import { createHomeserver } from "../../src/homeserver/index.ts";
import { serveHomeserver } from "../../src/homeserver/node.ts";
import type { BenchBrowser } from "../browser.ts";
import { Exchange } from "../exchange.ts";
import type { BenchHomeserver, HeartbeatCommand } from "../pages/heartbeat-commands.ts";
import { servePages } from "../server.ts";

export interface HeartbeatPage {
  readonly page: Exchange<HeartbeatCommand>;
  readonly widgetOrigin: string;
  readonly homeserver: BenchHomeserver;
}

/**
 * Runs a task with the page whose widget has a heartbeat. It is isolated from other origins, as its widget is, since only
 * then browsers give out a clock with steps of 5 µs instead of 100.
 */
export async function withHeartbeatPage<Result>(
  browser: BenchBrowser,
  task: (page: HeartbeatPage) => Promise<Result>,
): Promise<Result> {
  await using closing = new AsyncDisposableStack();
  const page = new Exchange<HeartbeatCommand>();
  const hosts = closing.adopt(await servePages({ onPost: page.onPost, isolated: true }), (server) =>
    server.close(),
  );
  const widgets = closing.adopt(await servePages({ isolated: true }), (server) => server.close());
  const homeserver = createHomeserver();
  const served = closing.adopt(await serveHomeserver(homeserver), (server) => server.close());
  const alice = homeserver.registerUser({ localpart: "alice" });
  const roomId = await createRoom(served.url, alice.accessToken);

  const targetId = await browser.open(`http://localhost:${hosts.port}/heartbeat-host/`);
  closing.defer(() => browser.closePage(targetId));
  await page.untilThere();
  const widgetOrigin = `http://127.0.0.1:${widgets.port}`;
  const [isShared] = await page.run({ kind: "probe", widgetOrigin });
  if (isShared !== 0) throw new Error("The widget runs in the host's process: measure 10 would mean nothing");
  return await task({ page, widgetOrigin, homeserver: { ...alice, url: served.url, roomId } });
}

async function createRoom(url: string, accessToken: string): Promise<string> {
  const response = await fetch(`${url}/_matrix/client/v3/createRoom`, {
    method: "POST",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: "{}",
  });
  const { room_id: roomId } = (await response.json()) as { readonly room_id: string };
  return roomId;
}
