import { afterEach, describe, expect, it, vi } from "vitest";
import type { MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aUser } from "./a-user.ts";

const delayed = [
  "org.matrix.msc4157.send.delayed_event",
  "org.matrix.msc4157.update_delayed_event",
  "org.matrix.msc4157.update.delayed_event",
];
const sticky = ["org.matrix.msc4407.send.sticky_event", "org.matrix.msc4407.receive.sticky_event"];
const message = "org.matrix.msc2762.receive.event:m.room.message";

/** The SDK asks once and remembers, so only a port that has never asked can fail. */
async function aForgetfulClient() {
  const alice = await aUser(aHomeserver(), "alice");
  let failures = 0;
  const supports: MatrixClientPort["supports"] = (feature) => {
    failures -= 1;
    return failures >= 0 ? Promise.reject(new TypeError("fetch failed")) : alice.port.supports(feature);
  };
  const failFor = (times: number): void => {
    failures = times;
  };
  return { client: { ...alice, port: { ...alice.port, supports } }, failFor };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("granting capabilities", () => {
  it("grants what was asked and approved, in the widget's own spelling", async () => {
    const driver = aDriver(await aUser(aHomeserver(), "alice"), undefined);
    const requested = new Set([message, ...delayed, ...sticky]);
    expect(await driver.validateCapabilities(requested)).toEqual(requested);
  });

  it("grants delayed events only where the homeserver has them", async () => {
    const driver = aDriver(await aUser(aHomeserver({ delayedEvents: false }), "alice"), undefined);
    const granted = await driver.validateCapabilities(new Set([message, ...delayed, ...sticky]));
    expect(granted).toEqual(new Set([message, ...sticky]));
  });

  it("grants sticky events only where the homeserver has them", async () => {
    const driver = aDriver(await aUser(aHomeserver({ stickyEvents: false }), "alice"), undefined);
    const granted = await driver.validateCapabilities(new Set([message, ...delayed, ...sticky]));
    expect(granted).toEqual(new Set([message, ...delayed]));
  });

  it("promises nothing of a homeserver that cannot be asked for half a minute", async () => {
    const { client, failFor } = await aForgetfulClient();
    failFor(6);
    const driver = aDriver(client, undefined, { client: client.port });
    vi.useFakeTimers();
    const granted = driver.validateCapabilities(new Set([message, ...delayed]));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await granted).toEqual(new Set([message]));
  });

  it("asks a homeserver again that does not answer at first", async () => {
    const { client, failFor } = await aForgetfulClient();
    failFor(5);
    const driver = aDriver(client, undefined, { client: client.port });
    vi.useFakeTimers();
    const granted = driver.validateCapabilities(new Set([message, ...delayed]));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await granted).toEqual(new Set([message, ...delayed]));
  });

  it("never asks the user about what cannot be kept", async () => {
    const alice = await aUser(aHomeserver({ delayedEvents: false }), "alice");
    const asked: string[] = [];
    const driver = aDriver(alice, undefined, {
      consent: {
        decideCapabilities: async (requested) => {
          asked.push(...requested);
          return requested;
        },
        decideIdentity: () => "blocked",
      },
    });
    await driver.validateCapabilities(
      new Set([
        message,
        ...delayed,
        "org.matrix.msc2931.navigate",
        "org.matrix.msc3819.receive.to_device:m.room_key",
        "org.example.unknown",
      ]),
    );
    expect(asked).toEqual([message]);
  });

  it("T-57 187. Reserved to-device types are not granted, even if approved by mistake", async () => {
    const driver = aDriver(await aUser(aHomeserver(), "alice"), undefined);
    const reserved = [
      "m.room.encrypted",
      "m.room_key",
      "m.secret.send",
      "m.key.verification.done",
      "m.dummy",
    ];
    const requested = reserved.flatMap((type) => [
      `org.matrix.msc3819.send.to_device:${type}`,
      `org.matrix.msc3819.receive.to_device:${type}`,
    ]);
    expect(await driver.validateCapabilities(new Set(requested))).toEqual(new Set());
  });

  it("grants nothing that was not asked, and nothing where the app fails", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const consentTo = (decideCapabilities: () => Promise<readonly string[]>) => ({
      consent: { decideCapabilities, decideIdentity: () => "blocked" as const },
    });
    const generous = aDriver(
      alice,
      undefined,
      consentTo(async () => [message, "m.sticker"]),
    );
    expect(await generous.validateCapabilities(new Set([message]))).toEqual(new Set([message]));
    const broken = aDriver(
      alice,
      undefined,
      consentTo(() => Promise.reject(new Error("closed"))),
    );
    expect(await broken.validateCapabilities(new Set([message]))).toEqual(new Set());
  });
});
