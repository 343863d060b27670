import { Preset } from "matrix-js-sdk";
import { describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { createEventRouter } from "../../src/host/event-router.ts";
import { createWidgetSession } from "../../src/host/widget-session.ts";
import { aMemoryClient, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aPage } from "./support/a-page.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession, pageUrl } from "./support/a-session.ts";
import { aHomeserver, aUser } from "./support/a-user.ts";
import { aWidget } from "./support/a-widget.ts";
import { ask, negotiate } from "./support/raw-widget.ts";

async function aScene() {
  const homeserver = aHomeserver();
  const [alice, bob] = [await aUser(homeserver, "alice"), await aUser(homeserver, "bob")];
  const roomId = await aRoom(alice, { others: [bob] });
  return { alice, bob, roomId };
}

const definition = { type: "m.custom", url: "https://widgets.example.org/poll", name: "Poll" };

describe("The end of a session", () => {
  it("T-80 226. Being removed from the room ends the session", async () => {
    const { alice, bob } = await aScene();
    const roomId = await aRoom(alice, { others: [bob], preset: Preset.PrivateChat });
    const { session } = await aRoomWidget(bob, roomId, { capabilities: [] });

    await alice.client.kick(roomId, bob.userId);

    await vi.waitFor(() => expect(session.getState()).toEqual({ status: "ended", reason: "room-left" }));
  });

  it("The widget's removal from the room ends its session, and no other's", async () => {
    const { alice, bob, roomId } = await aScene();
    const set = (id: string, content: object) =>
      alice.client.sendStateEvent(roomId, "im.vector.modular.widgets" as never, content as never, id);
    await set("poll", definition);
    await set("other", definition);
    const poll = await aRoomWidget(bob, roomId, { capabilities: [] });
    const other = await aRoomWidget(
      bob,
      roomId,
      { capabilities: [] },
      { widget: aWidget({ id: "other", roomId }) },
    );

    await set("poll", { ...definition, name: "Renamed" });
    await set("poll", {});

    await vi.waitFor(() =>
      expect(poll.session.getState()).toEqual({ status: "ended", reason: "widget-removed" }),
    );
    expect(other.session.getState().status).toBe("ready");
  });

  it("A TURN iterator of another maker cannot keep a session from ending", async () => {
    const servers = { uris: ["turn:one"], username: "u", password: "p" };
    const driver = aMemoryDriver({
      // Without `return`, which the language does not ask for.
      getTurnServers: () => ({ next: async () => ({ value: servers }) }) as never,
    });
    const test = aRawSession({ driver });
    await negotiate(test, ["town.robin.msc3846.turn_servers"]);
    await ask(test.page, "watch_turn_servers");

    test.session.dispose();

    expect(test.session.getState()).toEqual({ status: "ended", reason: "disposed" });
  });

  it("An iframe is left empty and as it was, and may have another session", async () => {
    const first = aRawSession();
    await negotiate(first, []);
    const { iframe } = first;
    const sandbox = iframe.getAttribute("sandbox");
    first.session.dispose();
    await vi.waitFor(() => expect(iframe.hasAttribute("src")).toBe(false));
    expect(iframe.getAttribute("sandbox")).toBe(sandbox);
    document.body.append(iframe);
    await vi.waitFor(() => expect(iframe.contentDocument?.URL).toBe("about:blank"));

    const origin = inject("origins").a;
    const page = aPage<object>(iframe);
    const session = createWidgetSession({
      driver: aMemoryDriver(),
      router: createEventRouter(aMemoryClient()),
      roomId: ROOM,
      widget: aWidget(),
      frame: { iframe, url: pageUrl(origin, "raw", "poll"), origin },
    });
    onTestFinished(() => session.dispose());
    session.start();

    await negotiate({ session, page, iframe, states: [] }, []);
  });

  it("Logging out ends every session", async () => {
    const { alice, roomId } = await aScene();
    const ofRoom = await aRoomWidget(alice, roomId, { capabilities: [] });
    const ofAccount = await aRoomWidget(alice, undefined, { capabilities: [] });

    alice.client.stopClient();

    for (const { session } of [ofRoom, ofAccount]) {
      await vi.waitFor(() => expect(session.getState()).toEqual({ status: "ended", reason: "logged-out" }));
    }
  });
});
