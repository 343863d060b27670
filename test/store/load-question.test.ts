import { describe, expect, it } from "vitest";
import { aDesk } from "./a-desk.ts";
import { aKnownWidget, aLoadRequest } from "./a-request.ts";

const origin = "https://poll.example.org";
const { id } = aLoadRequest();

describe("whether a page may be loaded", () => {
  it("is the user's to say, once", async () => {
    const { store, desk } = aDesk();
    expect(desk.load.judge([])).toBe("ask");
    const asked = desk.load.ask(["userId"], true);
    expect(store.getState().consentQueue).toMatchObject([
      { kind: "load", disclosed: ["userId"], devices: [] },
    ]);
    store.decide(id, { outcome: "allow", approved: [] });
    expect(await asked).toBe("allow");
    expect(desk.load.judge([])).toBe("allow");
    expect(aDesk({ store }).desk.load.judge([])).toBe("allow");
  });

  it("is no question where a rule or the app's word answers it", () => {
    expect(aDesk({ rules: [{ effect: "allow", origin, load: true }] }).desk.load.judge([])).toBe("allow");
    expect(aDesk({ policy: () => "allow" }).desk.load.judge([])).toBe("allow");
    expect(aDesk({ rules: [{ effect: "deny", load: true }] }).desk.load.judge([])).toBe("deny");
  });

  it("is refused by either side: a rule against the user's yes, the user against a rule's", async () => {
    const { store, desk } = aDesk({ rules: [{ effect: "deny", origin, load: true }] });
    store.grant(aKnownWidget(), ["load"], "remember");
    expect([desk.load.judge([]), desk.load.review()]).toEqual(["deny", "denied"]);
    expect(await desk.load.ask([], true)).toBe("deny");
    expect(store.getState().consentQueue).toEqual([]);

    const other = aDesk({ rules: [{ effect: "allow", origin, load: true }] });
    other.store.grant(aKnownWidget(), ["load"], "session");
    other.store.revoke(other.identity, ["load"]);
    expect(other.desk.load.judge([])).toBe("deny");
  });

  it("T-44 is asked anew for a changed widget, with what changed", () => {
    const { store } = aDesk();
    store.grant(aKnownWidget(), ["load"], "remember");
    const { desk } = aDesk({ store, change: { sender: "@bob:example.org", name: "Vote" } });
    expect(desk.load.judge([])).toBe("ask");
    void desk.load.ask([], false);
    expect(store.getState().consentQueue).toMatchObject([
      {
        alreadyGranted: [],
        changes: [
          { what: "sender", before: "@alice:example.org", now: "@bob:example.org" },
          { what: "name", before: "Poll", now: "Vote" },
        ],
      },
    ]);
  });

  it("C5 says where the user let the same origin load for good", () => {
    const { store } = aDesk();
    const ask = () => void aDesk({ store, change: { id: "notes" } }).desk.load.ask([], false);
    store.grant(aKnownWidget(), ["load"], "session");
    ask();
    expect(store.getState().consentQueue[0]?.isTrustedOrigin).toBe(false);
    store.withdraw(() => true);
    store.grant(aKnownWidget(), ["load"], "remember");
    ask();
    expect(store.getState().consentQueue[0]?.isTrustedOrigin).toBe(true);
  });

  it("is closed, not refused, once it is forgotten", () => {
    const { store, desk, identity } = aDesk();
    store.grant(aKnownWidget(), ["load"], "session");
    expect(desk.load.review()).toBe("allow");
    store.forget(identity);
    expect(desk.load.review()).toBe("closed");
  });
});

describe("T-33 the user's devices", () => {
  it("are asked for with the page, and given as they were ticked", async () => {
    const { store, desk } = aDesk({ devices: ["camera", "microphone"] });
    const asked = desk.load.ask([], true);
    expect(store.getState().consentQueue).toMatchObject([{ devices: ["camera", "microphone"] }]);
    store.decide(id, { outcome: "allow", approved: [], devices: ["microphone"] });
    expect(await asked).toBe("allow");
    expect(desk.load.getDevices()).toEqual(["microphone"]);
    expect(desk.load.judge([])).toBe("allow");
  });

  it("are asked for alone where the page is allowed, which is then loaded in any case", async () => {
    const { store, desk } = aDesk({ devices: ["camera"] });
    store.grant(aKnownWidget(), ["load"], "session");
    expect(desk.load.judge([])).toBe("ask");
    const asked = desk.load.ask([], false);
    expect(store.getState().consentQueue).toMatchObject([{ alreadyGranted: ["load"], devices: ["camera"] }]);
    store.decide(id, { outcome: "deny" });
    expect(await asked).toBe("allow");
    expect(desk.load.getDevices()).toEqual([]);
    expect(desk.load.judge([])).toBe("allow");
  });

  it("are given by a rule for the page, unless the user took them back", () => {
    const { store, desk, identity } = aDesk({
      rules: [{ effect: "allow", origin, load: true, devices: ["camera", "screen"] }],
    });
    expect(desk.load.getDevices()).toEqual(["camera", "screen"]);
    store.grant(aKnownWidget(), ["device:camera"], "session");
    store.revoke(identity, ["device:camera"]);
    expect(desk.load.getDevices()).toEqual(["screen"]);
  });
});
