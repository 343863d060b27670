import { describe, expect, it } from "vitest";
import { eventually } from "../../driver/eventually.ts";
import { aScene, entriesOf, hourMs, member } from "./a-scene.ts";
import { aStorage } from "./a-storage.ts";

describe("Two tabs of one user", () => {
  it("see the same ledger, whichever of them a widget is in", async () => {
    const storage = aStorage();
    const { widget, store, connect } = await aScene({ storage });
    const other = connect({ storage });
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await call.restartScheduledDelayedEvent(delayId);
    await eventually(() =>
      expect(entriesOf(other)).toMatchObject([{ owner: "call", restarts: { count: 1 } }]),
    );
    // The user carries on with the widget in the other tab.
    await widget("call", other).restartScheduledDelayedEvent(delayId);
    await eventually(() => expect(entriesOf(store)).toMatchObject([{ restarts: { count: 2 } }]));
    expect(entriesOf(store)).toEqual(entriesOf(other));
  });

  it("see it also where nothing can be kept", async () => {
    const { widget, connect } = await aScene();
    const other = connect();
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    await eventually(() => expect(entriesOf(other)).toMatchObject([{ owner: "call" }]));
  });

  it("both see alive again what one of them took to be lost", async () => {
    let isMisled = true;
    const misled = () => Response.json({ errcode: "M_NOT_FOUND", error: "Not here" }, { status: 404 });
    const { widget, store, connect } = await aScene(
      {},
      { intercept: async ({ url }) => (isMisled && url.endsWith("/restart") ? misled() : undefined) },
    );
    const other = connect();
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await expect(call.restartScheduledDelayedEvent(delayId)).rejects.toThrow();
    await eventually(() => expect(entriesOf(other)).toMatchObject([{ state: { status: "lost" } }]));
    isMisled = false;
    await call.restartScheduledDelayedEvent(delayId);
    expect(entriesOf(store)).toMatchObject([{ state: { status: "scheduled" } }]);
    await eventually(() => expect(entriesOf(other)).toMatchObject([{ state: { status: "scheduled" } }]));
  });

  it("both forget it when the user logs out in one", async () => {
    const storage = aStorage();
    const { widget, store, connect } = await aScene({ storage });
    const other = connect({ storage });
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    await eventually(() => expect(entriesOf(other)).toHaveLength(1));
    store.clear();
    await eventually(() => expect(entriesOf(other)).toEqual([]));
  });

  it("are one user's: another's tab hears nothing", async () => {
    const { widget, store, connect } = await aScene();
    const others = connect({ userId: "@eve:hs.localhost" });
    const witness = connect();
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    await eventually(() => expect(entriesOf(witness)).toHaveLength(1));
    expect([entriesOf(store).length, entriesOf(others).length]).toEqual([1, 0]);
  });

  it("hear nothing but what a ledger says", async () => {
    const { alice, store, widget, connect } = await aScene();
    const channel = new BroadcastChannel(
      `react-matrix-widgets:delayed-events:${encodeURIComponent(alice.userId)}`,
    );
    for (const news of [
      null,
      "cleared",
      { kind: "entry" },
      { kind: "entry", text: "{}" },
      { kind: "gone" },
    ]) {
      channel.postMessage(news);
    }
    channel.close();
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    const witness = connect();
    await widget("call", witness).sendDelayedEvent(hourMs, member, {}, "_alice");
    await eventually(() => expect(entriesOf(store)).toHaveLength(2));
  });
});
