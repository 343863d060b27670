import { describe, expect, it, vi } from "vitest";
import { adoptWidgetDriver } from "../../../src/core/session/adopt-widget-driver.ts";
import { aWorld, limitedError } from "../libraries/a-world.ts";
import { everything, MESSAGE, PING, SEAT } from "../libraries/granting-everything.ts";
import { aPuppetSession, untilReady } from "../support/a-session.ts";
import { aWidget } from "../support/a-widget.ts";
import { ClientAuthorDriver } from "./a-client-author-driver.ts";

const text = (body: string) => ({ msgtype: "m.text", body });
const POWER = "org.matrix.msc2762.receive.state_event:m.room.power_levels";

/** A widget whose session runs on the driver of another maker. */
async function aWidgetOnIt() {
  const world = await aWorld();
  const { alice, roomId } = world;
  const test = aPuppetSession(
    { capabilities: [...everything, POWER] },
    {
      driver: adoptWidgetDriver(new ClientAuthorDriver(alice.client, roomId)),
      router: alice.router,
      roomId,
      widget: aWidget({ roomId }),
    },
  );
  await untilReady(test);
  return { ...world, page: test.page };
}

describe("A session on a WidgetDriver written for matrix-widget-api", () => {
  it("grants what the driver grants, and advertises what it can do", async () => {
    const { page } = await aWidgetOnIt();
    const [granted, denied, versions] = await page.run(
      async ({ api }, { SEAT, POWER }) => [
        api.hasCapability(`org.matrix.msc2762.send.state_event:${SEAT}`),
        api.hasCapability(POWER),
        await api.getClientVersions(),
      ],
      { SEAT, POWER },
    );
    expect([granted, denied]).toEqual([true, false]);
    expect(versions).toEqual(
      expect.arrayContaining(["org.matrix.msc2876", "org.matrix.msc3819", "org.matrix.msc3973"]),
    );
    for (const absent of [
      "org.matrix.msc2931",
      "org.matrix.msc3869",
      "org.matrix.msc4039",
      "town.robin.msc3846",
    ]) {
      expect(versions).not.toContain(absent);
    }
  });

  it("sends and reads events and state, and hears what happens", async () => {
    const { homeserver, alice, bob, page, roomId } = await aWidgetOnIt();
    const { event_id } = await page.run(
      async ({ api }, { MESSAGE, SEAT, content }) => {
        await api.sendStateEvent(SEAT, "one", { at: 1 });
        return api.sendRoomEvent(MESSAGE, content);
      },
      { MESSAGE, SEAT, content: text("mine") },
    );
    await bob.client.sendEvent(roomId, MESSAGE as never, text("Bob's") as never);

    expect(homeserver.inspect.roomState(roomId)).toContainEqual(
      expect.objectContaining({ type: SEAT, state_key: "one", sender: alice.userId }),
    );
    await vi.waitFor(async () => {
      const [events, seats] = await page.run(
        async ({ api }, { MESSAGE, SEAT }) => [
          await api.readRoomEvents(MESSAGE, 10, "m.text"),
          await api.readStateEvents(SEAT, 10, "one"),
        ],
        { MESSAGE, SEAT },
      );
      expect(events?.map(({ content }) => content["body"])).toEqual(["Bob's", "mine"]);
      expect(events?.[1]).toMatchObject({ event_id, room_id: roomId });
      expect(seats).toMatchObject([{ state_key: "one", content: { at: 1 } }]);
    });
    const heard = page.asked("send_event").map(({ data }) => data.content.body);
    expect(heard.filter((body) => body !== undefined)).toEqual(["mine", "Bob's"]);
    expect(page.asked("update_state").at(-1).data.state).toMatchObject([{ type: SEAT, content: { at: 1 } }]);
  });

  it("sends to devices, finds users and asks who the user is", async () => {
    const { alice, bob, page } = await aWidgetOnIt();
    const received: unknown[] = [];
    bob.port.subscribe((update) => {
      if (update.kind === "to-device") received.push(update.message);
    });
    const [answer, found, token] = await page.run(
      async ({ api }, { PING, userId }) => [
        await api.sendToDevice(PING, false, { [userId]: { "*": { n: 1 } } }),
        await api.searchUserDirectory("bob", 1),
        await api.requestOpenIDConnectToken(),
      ],
      { PING, userId: bob.userId },
    );
    expect(answer).toEqual({});
    expect(found).toMatchObject({ results: [{ user_id: bob.userId }] });
    expect(token).toMatchObject({ matrix_server_name: "hs.localhost", token_type: "Bearer" });
    await vi.waitFor(() => expect(received).toMatchObject([{ sender: alice.userId, content: { n: 1 } }]));
  });

  it("167. and 168. tells the widget what the driver says about an error, and keeps back other headers", async () => {
    const { limit, page } = await aWidgetOnIt();
    limit();
    const outcome = await page.run(({ api, outcomeOf }) => outcomeOf(api.searchUserDirectory("bob")));
    expect(outcome).toMatchObject({
      error: { message: "Unexpected error while searching in the user directory", data: limitedError },
    });
    expect(JSON.stringify(outcome)).not.toContain("x-proxy");
  });

  it("refuses what the driver cannot do as an action that does not exist", async () => {
    const { page } = await aWidgetOnIt();
    const outcomes = await page.run(async ({ api, outcomeOf }) => [
      await outcomeOf(api.transport.send("org.matrix.msc4039.upload_file", { file: "x" })),
      await outcomeOf(api.transport.send("org.matrix.msc3869.read_relations", { event_id: "$event" })),
    ]);
    expect(outcomes).toMatchObject([
      { error: { message: "Unknown or unsupported from-widget action: org.matrix.msc4039.upload_file" } },
      { error: { message: "Unknown or unsupported from-widget action: org.matrix.msc3869.read_relations" } },
    ]);
  });
});
