import { Preset } from "matrix-js-sdk";
import { describe, expect, it, vi } from "vitest";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aHomeserver, aUser } from "./support/a-user.ts";
import { aWidget } from "./support/a-widget.ts";

async function aScene() {
  const homeserver = aHomeserver();
  const [alice, bob] = [await aUser(homeserver, "alice"), await aUser(homeserver, "bob")];
  const roomId = await aRoom(alice, { others: [bob] });
  return { alice, bob, roomId };
}

const definition = { type: "m.custom", url: "https://widgets.example.org/poll", name: "Poll" };

describe("The end of a session", () => {
  it("226. Being removed from the room ends the session", async () => {
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
