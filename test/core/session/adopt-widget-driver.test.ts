import { WidgetDriver } from "matrix-widget-api";
import { describe, expect, it } from "vitest";
import { adoptWidgetDriver } from "../../../src/core/session/adopt-widget-driver.ts";
import { aMemoryDriver } from "../../host/support/a-memory-driver.ts";

class Sender extends WidgetDriver {
  readonly #sent: string[] = [];
  override async sendEvent(eventType: string) {
    this.#sent.push(eventType);
    return { roomId: "!room", eventId: `$${this.#sent.length}` };
  }
  override sendToDevice() {
    return Promise.resolve("anything" as never);
  }
}

class Reader extends Sender {
  override readEventRelations() {
    return Promise.resolve({ chunk: [] });
  }
  override uploadFile() {
    return Promise.resolve({ contentUri: "mxc://a/b" });
  }
}

class Knower extends Reader {
  async readEvent() {
    return undefined;
  }
}

describe("A driver written for matrix-widget-api's own host", () => {
  it("can do what it brings methods for, and no more", () => {
    expect([...adoptWidgetDriver(new (class extends WidgetDriver {})()).features]).toEqual([]);
    expect([...adoptWidgetDriver(new Sender()).features]).toEqual(["events", "to-device"]);
  });

  it("can do what its own base class brings", () => {
    expect([...adoptWidgetDriver(new (class extends Sender {})()).features]).toEqual(["events", "to-device"]);
  });

  it("cannot do half of a feature, nor relations without reading an event", () => {
    expect([...adoptWidgetDriver(new Reader()).features]).toEqual(["events", "to-device"]);
    expect([...adoptWidgetDriver(new Knower()).features]).toEqual(["events", "relations", "to-device"]);
  });

  it("need not inherit anything", () => {
    const { features, ...driver } = aMemoryDriver();
    const { sendToDevice, ...rest } = driver;
    const plain = { ...rest, sendToDevice: async () => undefined };
    expect(new Set(adoptWidgetDriver(plain).features)).toEqual(features);
    expect(sendToDevice).toBeDefined();
  });

  it("can do what it is said to do", () => {
    expect([...adoptWidgetDriver(new Sender(), new Set(["turn"])).features]).toEqual(["turn"]);
  });

  it("works as it is, private fields included", async () => {
    const { sendEvent, sendToDevice, readEvent } = adoptWidgetDriver(new Sender());
    expect(await sendEvent("m.room.message", {})).toEqual({ roomId: "!room", eventId: "$1" });
    expect(await sendToDevice("org.example.ping", false, {})).toBeUndefined();
    expect(readEvent).toBeUndefined();
  });
});
