import { createMatrixRequest } from "../../demo/server/matrix-request.ts";
import type { Homeserver, SignedInDevice } from "../../src/homeserver/index.ts";
import { serveHomeserver } from "../../src/homeserver/node.ts";
import { launchBrowser } from "../browser.ts";
import { buildPages } from "../build-pages.ts";
import type { CallReport, CallSetup } from "../pages/call-host/call-report.ts";
import { WIDGET_ID } from "../pages/call-timings.ts";
import { servePages } from "../server.ts";
import { type WatchedHomeserver, watchHomeserver } from "./watched-homeserver.ts";

export interface HeldCall extends WatchedHomeserver {
  readonly report: CallReport;
  readonly roomId: string;
  readonly browserVersion: string;
}

/** Holds a call of one in a browser, between the app's site, the widget's site and a homeserver over HTTP. */
export async function holdCall(options: Pick<CallSetup, "durationMs" | "seed" | "share">): Promise<HeldCall> {
  await buildPages(["call-host", "call-widget"]);
  await using closing = new AsyncDisposableStack();
  const watched = watchHomeserver();
  const { homeserver } = watched;
  const served = closing.adopt(await serveHomeserver(homeserver), (server) => server.close());
  let onReport: (report: CallReport) => void = () => undefined;
  const reported = new Promise<CallReport>((resolve) => {
    onReport = resolve;
  });
  const hosts = closing.adopt(
    await servePages({
      onPost(body, response) {
        response.end();
        onReport(JSON.parse(body));
      },
    }),
    (server) => server.close(),
  );
  const widgets = closing.adopt(await servePages(), (server) => server.close());
  const widgetOrigin = `http://127.0.0.1:${widgets.port}`;
  const alice = homeserver.registerUser({ localpart: "alice" });
  const roomId = await createRoom(homeserver, alice, widgetOrigin);
  const browser = closing.adopt(await launchBrowser(), (launched) => launched.close());

  const setup: CallSetup = { ...options, ...alice, homeserverUrl: served.url, roomId, widgetOrigin };
  const query = new URLSearchParams({ setup: JSON.stringify(setup) });
  await browser.open(`http://localhost:${hosts.port}/call-host/?${query}`);
  return { ...watched, report: await reported, roomId, browserVersion: browser.version };
}

export async function createRoom(
  homeserver: Homeserver,
  { accessToken }: SignedInDevice,
  widgetOrigin: string,
): Promise<string> {
  const ask = createMatrixRequest(homeserver, accessToken);
  const { room_id: roomId } = await ask("POST", "/createRoom", { preset: "private_chat" });
  const variables = {
    user: "$matrix_user_id",
    device: "$org.matrix.msc3819.matrix_device_id",
    room: "$matrix_room_id",
    homeserver: "$org.matrix.msc4039.matrix_base_url",
  };
  const query = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  await ask("PUT", `/rooms/${roomId}/state/im.vector.modular.widgets/${WIDGET_ID}`, {
    type: "m.call",
    name: "Call",
    url: `${widgetOrigin}/call-widget/?${query.join("&")}`,
  });
  return String(roomId);
}
