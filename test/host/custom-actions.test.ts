import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import documentation from "../../docs/custom-actions.md?raw";
import { defineAction, noCapability, noRoom } from "../../src/host/index.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRoom } from "./support/a-room.ts";
import { aDriver } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser } from "./support/a-user.ts";
import { createPrintAction, type Printer } from "./support/print-action.ts";
import example from "./support/print-action.ts?raw";
import { aRequest, ask, negotiate, post, settled, untilAsked } from "./support/raw-widget.ts";

const PRINT = "com.example.print";
const document = { title: "Minutes", text: "All agreed." };

function aPrinter(fields: Partial<Printer> = {}) {
  return { hasPaper: true, print: vi.fn<Printer["print"]>(async () => ({ pages: 2 })), ...fields };
}

describe("An action of the app's own, as documented", () => {
  it("Is the documentation's code", () => {
    const [, code] = /```ts\n(import[\s\S]*?)```/.exec(documentation) ?? [];

    expect(code?.replace('"react-matrix-widgets/host"', '"../../../src/host/index.ts"')).toBe(example);
  });

  it("Is advertised, asked for, granted and done", async () => {
    const printer = aPrinter();
    const asked = vi.fn(async (requested: Set<string>) => requested);
    const driver = aMemoryDriver({ validateCapabilities: asked });
    const test = aRawSession({ driver, actions: [createPrintAction(printer)] });
    await negotiate(test, [PRINT]);

    const { supported_versions: versions } = await ask(test.page, "supported_api_versions");
    expect(versions).toContain(PRINT);
    expect(asked).toHaveBeenCalledWith(new Set([PRINT]));
    expect((await untilAsked(test.page, "notify_capabilities")).data.approved).toEqual([PRINT]);
    expect(await ask(test.page, PRINT, { ...document, extra: true })).toEqual({ pages: 2 });
    expect(printer.print).toHaveBeenCalledWith("Minutes", "All agreed.");
  });

  it("T-50 Is refused without its capability, whatever else was granted", async () => {
    const printer = aPrinter();
    const driver = aMemoryDriver({ validateCapabilities: async () => new Set(["m.sticker"]) });
    const test = aRawSession({ driver, actions: [createPrintAction(printer)] });
    await negotiate(test, [PRINT, "m.sticker"]);

    expect(await ask(test.page, PRINT, document)).toEqual({ error: { message: "Missing capability" } });
    expect(printer.print).not.toHaveBeenCalled();
    expect(test.session.activity.recent().at(-1)).toMatchObject({
      outcome: { refusal: { reason: "capability", capability: PRINT } },
    });
  });

  it.each([
    ["no text", { title: "Minutes" }],
    ["too long a title", { ...document, title: "x".repeat(201) }],
  ])("Is refused with %s, before the handler", async (_name, data) => {
    const printer = aPrinter();
    const test = aRawSession({ actions: [createPrintAction(printer)] });
    await negotiate(test, [PRINT]);

    expect(await ask(test.page, PRINT, data)).toHaveProperty("error");
    expect(printer.print).not.toHaveBeenCalled();
  });

  it("Says what its ActionError says", async () => {
    const test = aRawSession({ actions: [createPrintAction(aPrinter({ hasPaper: false }))] });
    await negotiate(test, [PRINT]);

    expect(await ask(test.page, PRINT, document)).toEqual({
      error: { message: "The printer has no paper. Try again later." },
    });
  });

  it.each([
    ["rejects", () => Promise.reject(new Error("The password is SECRET"))],
    [
      "throws",
      () => {
        throw new Error("The password is SECRET");
      },
    ],
  ])("Lets nothing out when what it calls %s", async (_name, print) => {
    const test = aRawSession({ actions: [createPrintAction(aPrinter({ print }))] });
    await negotiate(test, [PRINT]);

    expect(await ask(test.page, PRINT, document)).toEqual({ error: { message: "Unable to print" } });
    expect(JSON.stringify(test.session.activity.recent())).not.toContain("SECRET");
  });
});

describe("An action whose later task throws", () => {
  it.each([
    ["at once", () => ({ done: true })],
    ["later", async () => ({ done: true })],
  ])("11. Is answered exactly once all the same, with what it answered %s", async (_name, respond) => {
    // The browser's own would end up in the console.
    const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => undefined);
    const defect = new Error("A defect of the app");
    const later = defineAction({
      names: ["com.example.later"],
      schema: v.unknown(),
      capability: noCapability,
      room: noRoom,
      failure: "Error",
      handler: ({ afterReply }) => {
        afterReply(() => {
          throw defect;
        });
        return respond();
      },
    });
    const test = aRawSession({ actions: [later] });
    await negotiate(test, []);

    const request = aRequest("com.example.later");
    await post(test.page, request);
    await settled(test.page);

    const replies = test.page.replies(String(request["requestId"]));
    expect(replies.map(({ response }) => response)).toEqual([{ done: true }]);
    expect(reported.mock.calls).toEqual([[defect]]);
  });
});

describe("Capabilities of the app's own", () => {
  it("Are not asked for nor granted where no action declares them", async () => {
    const asked = vi.fn(async (requested: Set<string>) => requested);
    const driver = aMemoryDriver({ validateCapabilities: asked });
    const open = defineAction({
      names: ["com.example.open"],
      schema: v.unknown(),
      capability: noCapability,
      room: noRoom,
      failure: "Error",
      handler: () => ({}),
    });
    const test = aRawSession({ driver, actions: [open] });
    await negotiate(test, [PRINT, "m.sticker"]);

    expect(asked).toHaveBeenCalledWith(new Set(["m.sticker"]));
    expect((await untilAsked(test.page, "notify_capabilities")).data).toEqual({
      requested: [PRINT, "m.sticker"],
      approved: ["m.sticker"],
    });
    expect(await ask(test.page, "com.example.open")).toEqual({});
  });

  it("Pass the real driver where they are named, and only there", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const requested = new Set([PRINT, "com.example.other"]);

    expect(await aDriver(alice, roomId).validateCapabilities(requested)).toEqual(new Set());
    expect(
      await aDriver(alice, roomId, { ownCapabilities: [PRINT] }).validateCapabilities(requested),
    ).toEqual(new Set([PRINT]));
  });
});
