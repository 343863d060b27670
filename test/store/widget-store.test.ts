import { describe, expect, it } from "vitest";
import { createWidgetStore } from "../../src/store/widget-store.ts";
import { aCapabilitiesRequest, aLoadRequest } from "./a-request.ts";

describe("the consent queue", () => {
  it("puts requests in the order they came, and takes out those that are answered", async () => {
    const store = createWidgetStore();
    const first = store.ask(aLoadRequest("poll"));
    const second = store.ask(aLoadRequest("notes"));
    expect(store.getState().consentQueue.map(({ id }) => id)).toEqual(["load poll", "load notes"]);

    store.decide("load poll", { outcome: "allow", approved: [] });
    expect(store.getState().consentQueue.map(({ id }) => id)).toEqual(["load notes"]);
    expect(await first).toEqual({ outcome: "allow", approved: [] });

    store.decide("load notes", { outcome: "deny" });
    expect(await second).toEqual({ outcome: "deny" });
  });

  it("lets a request that waits already be joined", async () => {
    const store = createWidgetStore();
    const answers = [store.ask(aLoadRequest()), store.ask(aLoadRequest())];
    expect(store.getState().consentQueue).toHaveLength(1);
    store.decide("load poll", { outcome: "deny" });
    expect(await Promise.all(answers)).toEqual([{ outcome: "deny" }, { outcome: "deny" }]);
  });

  it("227. dismisses what is withdrawn, and remembers nothing of it", async () => {
    const store = createWidgetStore();
    const answer = store.ask(aLoadRequest());
    store.withdraw(({ subject }) => subject.identity === "poll");
    expect(await answer).toEqual({ outcome: "dismiss" });
    expect(store.getState()).toEqual({ consentQueue: [], remembered: new Map() });
  });

  it("ignores an answer to what nobody asked", () => {
    const store = createWidgetStore();
    store.decide("load poll", { outcome: "allow", approved: [] });
    expect(store.recall("load", "poll")).toBeUndefined();
  });
});

describe("memory", () => {
  it("keeps an answer for its kind and identity only", () => {
    const store = createWidgetStore();
    void store.ask(aLoadRequest());
    store.decide("load poll", { outcome: "allow", approved: [] });
    expect(store.recall("load", "poll")).toBe("allow");
    expect(store.recall("identity", "poll")).toBeUndefined();
    expect(store.recall("load", "notes")).toBeUndefined();
  });

  it("T-71 a dismissal is neither allow nor deny, and is not remembered", async () => {
    const store = createWidgetStore();
    const answer = store.ask(aLoadRequest());
    store.decide("load poll", { outcome: "dismiss" });
    expect(await answer).toEqual({ outcome: "dismiss" });
    expect(store.recall("load", "poll")).toBeUndefined();
  });

  it("keeps nothing of capabilities: they belong to one document", () => {
    const store = createWidgetStore();
    void store.ask(aCapabilitiesRequest(["m.sticker"]));
    store.decide("capabilities poll", { outcome: "allow", approved: ["m.sticker"] });
    expect(store.getState().remembered.size).toBe(0);
  });

  it("forgets one identity, or everything", async () => {
    const store = createWidgetStore();
    for (const identity of ["poll", "notes"]) {
      void store.ask(aLoadRequest(identity));
      store.decide(`load ${identity}`, { outcome: "deny" });
    }
    store.forget("poll");
    expect(store.recall("load", "poll")).toBeUndefined();
    expect(store.recall("load", "notes")).toBe("deny");

    const waiting = store.ask(aLoadRequest("poll"));
    store.clear();
    expect(store.recall("load", "notes")).toBeUndefined();
    expect(await waiting).toEqual({ outcome: "dismiss" });
  });
});
