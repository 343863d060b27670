import { describe, expect, test } from "vitest";
import { WidgetError } from "../../src/core/widget-error.ts";
import { aRoom, changePowerLevels, patiently, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";
import { record } from "./recorder.ts";

/** Longer than any test, so that nothing is sent by itself. */
const longDelayMs = 600_000;

export function describeDelayedEvents(createHarness: CreateHarness): void {
  describe("delayed events", () => {
    const aloneInARoom = async (): Promise<{ alice: PortUser; roomId: string }> => {
      const alice = await createHarness().createUser("alice");
      return { alice, roomId: await aRoom(alice) };
    };

    test("86. A scheduled event has a delay id and is sent when its time has come", async () => {
      const { alice, roomId } = await aloneInARoom();
      expect(await alice.port.supports("delayed-events")).toBe(true);
      const updates = record(alice.port);
      const delayId = await alice.port.scheduleEvent({
        roomId,
        type: "m.room.message",
        content: text("later"),
        delayMs: 300,
      });
      expect(delayId).toMatch(/./);
      expect(updates.timeline(roomId)).toEqual([]);
      await patiently(() => expect(updates.timeline(roomId)).toMatchObject([{ content: text("later") }]));
    });

    test("A scheduled state event keeps its key, also the empty one", async () => {
      const { alice, roomId } = await aloneInARoom();
      const updates = record(alice.port);
      for (const stateKey of ["", "_@alice:hs_DEVICE_m.call"]) {
        const request = { roomId, type: "org.example.leave", content: {}, stateKey, delayMs: longDelayMs };
        await alice.port.updateDelayedEvent(await alice.port.scheduleEvent(request), "send");
      }
      await patiently(() => expect(updates.state(roomId)).toHaveLength(2));
      expect(updates.state(roomId).map(({ state_key: key }) => key)).toEqual([
        "",
        "_@alice:hs_DEVICE_m.call",
      ]);
    });

    test("95. Cancel, restart and send go to their own endpoints, with the access token", async () => {
      const { alice, roomId } = await aloneInARoom();
      const updates = record(alice.port);
      const schedule = (body: string) =>
        alice.port.scheduleEvent({
          roomId,
          type: "m.room.message",
          content: text(body),
          delayMs: longDelayMs,
        });
      const cancelled = await schedule("cancelled");
      const sent = await schedule("sent");
      await alice.port.updateDelayedEvent(sent, "restart");
      await alice.port.updateDelayedEvent(cancelled, "cancel");
      await alice.port.updateDelayedEvent(sent, "send");
      await patiently(() => expect(updates.timeline(roomId)).toMatchObject([{ content: text("sent") }]));
      const requests = alice.wire.requests("/delayed_events/");
      expect(requests.map(({ path }) => path.split("/").at(-1))).toEqual(["restart", "cancel", "send"]);
      for (const { authorization } of requests) expect(authorization).toMatch(/^Bearer ./);
    });

    test("96. A server without these endpoints is asked in the older way", async () => {
      const { alice, roomId } = await aloneInARoom();
      const request = { roomId, type: "m.room.message", content: text("x"), delayMs: longDelayMs };
      const delayId = await alice.port.scheduleEvent(request);
      const unrecognized = () =>
        Response.json({ errcode: "M_UNRECOGNIZED", error: "Unrecognized request" }, { status: 404 });
      alice.wire.answerOnce("/restart", unrecognized);
      await alice.port.updateDelayedEvent(delayId, "restart");
      expect(alice.wire.requests("/delayed_events/").at(-1)?.body).toEqual({ action: "restart" });
    });

    test("97. What is no longer scheduled is M_NOT_FOUND, and not asked for twice", async () => {
      const { alice, roomId } = await aloneInARoom();
      const request = { roomId, type: "m.room.message", content: text("x"), delayMs: longDelayMs };
      const delayId = await alice.port.scheduleEvent(request);
      await alice.port.updateDelayedEvent(delayId, "cancel");
      const before = alice.wire.requests("/delayed_events/").length;
      const restart = alice.port.updateDelayedEvent(delayId, "restart");
      await expect(restart).rejects.toMatchObject({ status: 404, errcode: "M_NOT_FOUND" });
      expect(alice.wire.requests("/delayed_events/")).toHaveLength(before + 1);
    });

    test("99. Ten restarts at once all leave before the first is answered", async () => {
      const { alice, roomId } = await aloneInARoom();
      const request = { roomId, type: "m.room.message", content: text("x"), delayMs: longDelayMs };
      const delayId = await alice.port.scheduleEvent(request);
      const release = alice.wire.hold("/restart");
      const restarts = Array.from({ length: 10 }, () => alice.port.updateDelayedEvent(delayId, "restart"));
      await patiently(() => expect(alice.wire.requests("/restart")).toHaveLength(10));
      release();
      await Promise.all(restarts);
    });

    test("102. A state event of another user ends the wait: the next restart is M_NOT_FOUND", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const roomId = await aRoom(alice, { others: [bob] });
      await changePowerLevels(alice, roomId, { state_default: 0 });
      const request = {
        roomId,
        type: "org.example.seat",
        content: {},
        stateKey: "one",
        delayMs: longDelayMs,
      };
      const delayId = await alice.port.scheduleEvent(request);
      await bob.port.sendState(roomId, "org.example.seat", "one", { of: "bob" });
      const restart = () => alice.port.updateDelayedEvent(delayId, "restart");
      await patiently(() => expect(restart()).rejects.toMatchObject({ errcode: "M_NOT_FOUND" }));
    });

    test.each([0, -1, 1.5, Number.NaN])(
      "103. A delay of %s is refused and nothing is sent",
      async (delayMs) => {
        const { alice, roomId } = await aloneInARoom();
        const request = { roomId, type: "m.room.message", content: text("x"), delayMs };
        await expect(alice.port.scheduleEvent(request)).rejects.toBeInstanceOf(WidgetError);
        expect(alice.wire.requests("/send/")).toEqual([]);
      },
    );

    test("89. A delay that is too long is the homeserver's error", async () => {
      const { alice, roomId } = await aloneInARoom();
      const request = { roomId, type: "m.room.message", content: text("x"), delayMs: 10 ** 12 };
      await expect(alice.port.scheduleEvent(request)).rejects.toMatchObject({ name: "MatrixError" });
    });

    test("88. An answer with an event id in place of a delay id is an error", async () => {
      const { alice, roomId } = await aloneInARoom();
      alice.wire.answerOnce("/send/", () => Response.json({ event_id: "$sent-at-once" }));
      const request = { roomId, type: "m.room.message", content: text("x"), delayMs: longDelayMs };
      await expect(alice.port.scheduleEvent(request)).rejects.toBeInstanceOf(WidgetError);
    });

    test("97. What the homeserver calls a conflict is passed on as it is", async () => {
      const { alice, roomId } = await aloneInARoom();
      const request = { roomId, type: "m.room.message", content: text("x"), delayMs: longDelayMs };
      const delayId = await alice.port.scheduleEvent(request);
      const body = { errcode: "M_UNKNOWN", error: "Already sent" };
      alice.wire.answerOnce("/restart", () => Response.json(body, { status: 409 }));
      const restart = alice.port.updateDelayedEvent(delayId, "restart");
      await expect(restart).rejects.toMatchObject({ status: 409, errcode: "M_UNKNOWN", body });
    });

    test("What is scheduled is listed as long as it is, if the port lists at all", async () => {
      const { alice, roomId } = await aloneInARoom();
      const request = { roomId, type: "org.example.leave", content: {}, stateKey: "k", delayMs: longDelayMs };
      const delayId = await alice.port.scheduleEvent(request);
      const { listDelayedEvents } = alice.port;
      if (listDelayedEvents === undefined) return;
      expect(await listDelayedEvents()).toEqual([
        { ...request, delayId, runningSinceMs: expect.any(Number) },
      ]);
      await alice.port.updateDelayedEvent(delayId, "cancel");
      expect(await listDelayedEvents()).toEqual([]);
    });

    test("A scheduled redaction waits as well", async () => {
      const { alice, roomId } = await aloneInARoom();
      const eventId = await alice.port.sendEvent(roomId, "m.room.message", text("keep"));
      const content = { redacts: eventId };
      await alice.port.scheduleEvent({ roomId, type: "m.room.redaction", content, delayMs: longDelayMs });
      expect(alice.wire.requests("/redact/")).toEqual([]);
      expect((await alice.port.readEvent(roomId, eventId))?.content).toEqual(text("keep"));
    });
  });
}
