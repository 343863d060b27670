import { describe, expect, it } from "vitest";
import { toErrorResponse } from "../../../src/core/protocol/error-response.ts";
import type { MatrixWidgetDriver } from "../../../src/driver/index.ts";
import { eventually } from "../../driver/eventually.ts";
import { aScene, entriesOf, hourMs, member } from "./a-scene.ts";
import { aStorage } from "./a-storage.ts";

const actions = ["restart", "cancel", "send"] as const;

function act(driver: MatrixWidgetDriver, action: (typeof actions)[number], delayId: string): Promise<void> {
  if (action === "restart") return driver.restartScheduledDelayedEvent(delayId);
  return action === "cancel"
    ? driver.cancelScheduledDelayedEvent(delayId)
    : driver.sendScheduledDelayedEvent(delayId);
}

/** What the widget is sent, byte for byte. */
const answerTo = (attempt: Promise<void>): Promise<string> =>
  attempt.then(
    () => expect.fail("It was done"),
    (error: unknown) => JSON.stringify(toErrorResponse(error, "Error updating delayed event")),
  );

describe("T-74 Whose a delayed event is", () => {
  it.each(actions)(
    "Another widget's id is answered like one that nobody has, to %s: byte for byte",
    async (action) => {
      const { homeserver, widget } = await aScene();
      const [call, thief] = [widget("call"), widget("thief")];
      const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
      const asked = homeserver.seen.length;
      const answer = await answerTo(act(thief, action, delayId));
      expect(answer).toBe(await answerTo(act(thief, action, "syd_ofNobody")));
      expect(JSON.parse(answer)).toMatchObject({
        error: { matrix_api_error: { http_status: 404, response: { errcode: "M_NOT_FOUND" } } },
      });
      expect(answer).not.toContain(delayId);
      expect(homeserver.seen.slice(asked).filter(({ path }) => path.includes("delayed_events"))).toEqual([]);
      expect(homeserver.inspect.delayedEvents()).toMatchObject([{ delayId }]);
    },
  );

  it.each(actions)("A widget can %s what it scheduled itself", async (action) => {
    const { homeserver, widget } = await aScene();
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    await act(call, action, delayId);
    expect(homeserver.seen.at(-1)?.path).toMatch(new RegExp(`/delayed_events/${delayId}/${action}$`));
  });

  it("Another widget's id cannot be given to a call server either, and is answered like one that nobody has", async () => {
    const { homeserver, widget } = await aScene();
    const thief = widget("thief");
    const { delayId } = await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    const delegate = (driver: MatrixWidgetDriver, delay_id: unknown) =>
      answerTo(driver.delegateRtcLivekitDelayedLeave({ room_id: "!room", delay_id }).then(() => undefined));
    const answer = await delegate(thief, delayId);
    expect(answer).toBe(await delegate(thief, "syd_ofNobody"));
    const asked = () => homeserver.seen.filter(({ path }) => path.includes("delegate_delayed_leave"));
    expect(asked()).toEqual([]);
    // The homeserver knows no such endpoint, but it was asked.
    expect(await delegate(widget("call"), delayId)).toContain("M_UNRECOGNIZED");
    expect(asked()).toHaveLength(1);
  });

  it("also after the page of the widget was loaded anew, and after the app's own page was", async () => {
    const storage = aStorage();
    const { homeserver, widget, connect } = await aScene({ storage });
    const { delayId } = await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    await widget("call").restartScheduledDelayedEvent(delayId);

    const reloaded = connect({ storage });
    await answerTo(widget("thief", reloaded).restartScheduledDelayedEvent(delayId));
    await widget("call", reloaded).restartScheduledDelayedEvent(delayId);
    const restarts = homeserver.seen.filter(({ path }) => path.endsWith("/restart"));
    expect(restarts).toHaveLength(2);
    expect(entriesOf(reloaded)).toMatchObject([
      { owner: "call", session: "session 1", restarts: { count: 2 } },
    ]);
  });

  it("and what the user scheduled with another client is nobody's", async () => {
    const { alice, roomId, widget } = await aScene();
    const event = { roomId, type: "m.room.message", content: {}, delayMs: hourMs };
    const delayId = await alice.port.scheduleEvent(event);
    const answer = await answerTo(widget("call").cancelScheduledDelayedEvent(delayId));
    expect(answer).toBe(await answerTo(widget("call").cancelScheduledDelayedEvent("syd_ofNobody")));
  });

  it("is forgotten when the user logs out, here and in what is kept", async () => {
    const storage = aStorage();
    const { widget, store, connect } = await aScene({ storage });
    const call = widget("call");
    const { delayId } = await call.sendDelayedEvent(hourMs, member, {}, "_alice");
    store.clear();
    expect(entriesOf(store)).toEqual([]);
    expect(storage.length).toBe(0);
    expect(entriesOf(connect({ storage }))).toEqual([]);
    await answerTo(call.restartScheduledDelayedEvent(delayId));
  });

  it("is forgotten also when the session was ended elsewhere, and not when the client just stops", async () => {
    const storage = aStorage();
    const { alice, homeserver, widget, store } = await aScene({ storage });
    await widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    const headers = { Authorization: `Bearer ${alice.client.getAccessToken()}` };
    await homeserver.fetch("http://hs.localhost/_matrix/client/v3/logout", { method: "POST", headers });
    await eventually(() => expect(entriesOf(store)).toEqual([]));
    expect(storage.length).toBe(0);

    const other = await aScene({ storage });
    await other.widget("call").sendDelayedEvent(hourMs, member, {}, "_alice");
    other.alice.client.stopClient();
    expect(entriesOf(other.store)).toHaveLength(1);
  });

  it("is kept without the delay id, which is known by its SHA-256 alone, and without the content", async () => {
    const storage = aStorage();
    const { widget, store } = await aScene({ storage });
    const { delayId } = await widget("call").sendDelayedEvent(hourMs, member, { why: "rosebud" }, "_alice");
    await widget("call").restartScheduledDelayedEvent(delayId);
    expect(entriesOf(store)).toHaveLength(1);
    for (const text of [storage.dump(), JSON.stringify(entriesOf(store))]) {
      expect(text).not.toContain(delayId);
      expect(text).not.toContain(delayId.replace("syd_", ""));
      expect(text).not.toContain("rosebud");
    }
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(delayId));
    expect(entriesOf(store)[0]?.id).toBe(Buffer.from(bytes).toString("base64url"));
  });
});

describe("T-75 How much a widget may schedule", () => {
  const message = "org.example.reminder";

  it("is limited in number, for each widget, counting what is under way; what has ended makes room", async () => {
    const { homeserver, widget } = await aScene({ policy: { maxScheduled: 2 } });
    const greedy = widget("greedy");
    const attempts = Array.from({ length: 3 }, () => greedy.sendDelayedEvent(hourMs, message, {}));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    await widget("modest").sendDelayedEvent(hourMs, message, {});
    const refused = await widget("greedy")
      .sendDelayedEvent(hourMs, message, {})
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 429, errcode: "M_LIMIT_EXCEEDED" });
    expect(greedy.processError(refused)).toMatchObject({
      matrix_api_error: { http_headers: { "retry-after": "3600" } },
    });
    expect(homeserver.inspect.delayedEvents()).toHaveLength(3);

    const [first] = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    await greedy.cancelScheduledDelayedEvent(first?.delayId ?? "");
    await greedy.sendDelayedEvent(hourMs, message, {});
  });

  it("is limited in delay, and the widget is told to what", async () => {
    const { homeserver, widget } = await aScene({
      policy: ({ identity }) => (identity === "call" ? { maxDelayMs: 20_000 } : {}),
    });
    const refused = widget("call").sendDelayedEvent(20_001, member, {}, "_alice");
    await expect(refused).rejects.toMatchObject({
      status: 400,
      body: { "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED", "org.matrix.msc4140.max_delay": 20_000 },
    });
    expect(homeserver.inspect.delayedEvents()).toEqual([]);
    await widget("call").sendDelayedEvent(20_000, member, {}, "_alice");
    await widget("other").sendDelayedEvent(20_001, member, {}, "_alice");
  });

  it("is limited to what the homeserver lets the user have, without asking it", async () => {
    const { homeserver, widget } = await aScene({}, { delayedEvents: { maxPerUser: 1 } });
    await widget("one").sendDelayedEvent(hourMs, message, {});
    const asked = homeserver.seen.length;
    const refused = widget("two").sendDelayedEvent(hourMs, message, {});
    await expect(refused).rejects.toMatchObject({ status: 429, errcode: "M_LIMIT_EXCEEDED" });
    expect(homeserver.seen.slice(asked).filter(({ method }) => method === "PUT")).toEqual([]);
  });

  it("is nothing where the homeserver has switched delayed events off: 89. no widget is told to wait", async () => {
    const { widget } = await aScene({}, { delayedEvents: { maxDelayMs: 0, maxPerUser: 0 } });
    await expect(widget("one").sendDelayedEvent(1, message, {})).rejects.toMatchObject({
      status: 403,
      errcode: "M_FORBIDDEN",
    });
  });

  it("is not used up by what could not be scheduled", async () => {
    let isDown = true;
    const intercept = ({ url }: Request) =>
      isDown && url.includes(message) ? Response.json({ errcode: "M_UNKNOWN" }, { status: 502 }) : undefined;
    const { widget } = await aScene({ policy: { maxScheduled: 1 } }, { intercept });
    await expect(widget("one").sendDelayedEvent(hourMs, message, {})).rejects.toMatchObject({ status: 502 });
    isDown = false;
    await widget("one").sendDelayedEvent(hourMs, message, {});
  });
});
