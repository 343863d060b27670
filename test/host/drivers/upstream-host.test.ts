import { ClientWidgetApi, MatrixWidgetType, Widget } from "matrix-widget-api";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import type { PuppetScope } from "../../pages/puppet/puppet.ts";
import { aWorld, limitedError } from "../libraries/a-world.ts";
import { everything, MESSAGE, PING } from "../libraries/granting-everything.ts";
import type { HostedScene } from "../libraries/widget-api/a-widget-api.ts";
import { call, outcomeOf } from "../libraries/widget-api/a-widget-api.ts";
import { events } from "../libraries/widget-api/events.ts";
import { serverServices } from "../libraries/widget-api/server-services.ts";
import { aFrame } from "../support/a-frame.ts";
import { aPage } from "../support/a-page.ts";
import { aDriver } from "../support/a-room-widget.ts";
import { pageUrl } from "../support/a-session.ts";

// matrix-widget-api's host logs what it does and cannot be told not to; silence is promised by our own host only.
beforeEach(() => {
  for (const method of ["debug", "error", "info", "log", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
});

/** This host wants it also for the widget's own room, where that is named. */
const TIMELINES = "org.matrix.msc2762.timeline:*";

let host: ClientWidgetApi | undefined;
afterEach(() => host?.stop());

/** The widget of the other tests in a real frame, under matrix-widget-api's own host and our driver. */
async function aWidgetUnderIt(): Promise<HostedScene> {
  const world = await aWorld();
  const { alice, roomId } = world;
  const asked: unknown[] = [];
  const iframe = aFrame();
  const page = aPage<PuppetScope>(iframe);
  const driver = aDriver(alice, roomId, {
    navigate: async (uri) => void asked.push(["navigate", uri]),
  });
  const options = encodeURIComponent(JSON.stringify({ capabilities: [...everything, TIMELINES] }));
  const url = pageUrl(inject("origins").a, "puppet", "poll", `&puppet=${options}`);
  const definition = { id: "poll", type: MatrixWidgetType.Custom, url, creatorUserId: alice.userId };
  const api = new ClientWidgetApi(new Widget(definition), iframe, driver);
  host = api;
  api.setViewedRoomId(roomId);
  const isReady = new Promise((resolve) => api.once("ready", resolve));
  iframe.src = url;
  await isReady;
  await vi.waitFor(() => expect(page.asked("notify_capabilities")).toHaveLength(1));
  return { ...world, page, asked };
}

describe("MatrixWidgetDriver under matrix-widget-api's own host, in a frame", () => {
  it.each(Object.entries({ ...events, ...serverServices }))("%s", (_name, test) => test(aWidgetUnderIt));

  it("gives LiveKit tokens, and says typed that a homeserver has no delegation", async () => {
    const scene = await aWidgetUnderIt();
    const data = { room_id: scene.roomId, slot_id: "m.call#ROOM", member: { id: "one" }, delay_id: "delay" };
    expect(await outcomeOf(scene, "delegateRtcLivekitDelayedLeave", data)).toMatchObject({
      error: { data: { matrix_api_error: { http_status: 404, response: { errcode: "M_UNRECOGNIZED" } } } },
    });
  });

  it("167. tells the widget what the homeserver said", async () => {
    const scene = await aWidgetUnderIt();
    await call(scene, "sendToDevice", PING, false, { [scene.bob.userId]: { "*": {} } });
    scene.limit();
    const outcome = await outcomeOf(scene, "sendRoomEvent", MESSAGE, { msgtype: "m.text", body: "" });
    expect(outcome).toMatchObject({ error: { message: "Error sending event", data: limitedError } });
  });
});
