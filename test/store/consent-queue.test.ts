import { describe, expect, it } from "vitest";
import { currentRequest, waitingRequests } from "../../src/store/consent-queue.ts";
import { createWidgetStore, type WidgetStore } from "../../src/store/widget-store.ts";
import { aCapabilitiesRequest, aKnownWidget, aLoadRequest, anIdentityRequest } from "./a-request.ts";

const notes = { id: "notes" };
const ids = (store: WidgetStore) => store.getState().consentQueue.map(({ id }) => id);
const { identity } = aKnownWidget();

describe("the consent queue", () => {
  it("C11 puts one request at a time, in the order they came", async () => {
    const store = createWidgetStore();
    const first = store.ask(aLoadRequest());
    const second = store.ask(aLoadRequest(notes));
    expect(currentRequest(store.getState())).toEqual(aLoadRequest());

    store.decide(aLoadRequest().id, { outcome: "allow", approved: [] });
    expect(currentRequest(store.getState())).toEqual(aLoadRequest(notes));
    expect(await first).toEqual({ outcome: "allow", approved: [] });

    store.decide(aLoadRequest(notes).id, { outcome: "deny" });
    expect(await second).toEqual({ outcome: "deny" });
    expect(currentRequest(store.getState())).toBeUndefined();
  });

  it("lets a request that waits already be joined", async () => {
    const store = createWidgetStore();
    const answers = [store.ask(aLoadRequest()), store.ask(aLoadRequest())];
    expect(ids(store)).toHaveLength(1);
    store.decide(aLoadRequest().id, { outcome: "deny" });
    expect(await Promise.all(answers)).toEqual([{ outcome: "deny" }, { outcome: "deny" }]);
  });

  it("C11 T-70 keeps the questions of one widget together", () => {
    const store = createWidgetStore();
    const asked = [
      aLoadRequest(),
      aLoadRequest(notes),
      anIdentityRequest(),
      aCapabilitiesRequest(["m.sticker"]),
    ];
    for (const request of asked) void store.ask(request);
    expect(ids(store)).toEqual([
      aLoadRequest().id,
      anIdentityRequest().id,
      aCapabilitiesRequest(["m.sticker"]).id,
      aLoadRequest(notes).id,
    ]);
  });

  it("227. dismisses what is withdrawn, and remembers nothing of it", async () => {
    const store = createWidgetStore();
    const answer = store.ask(aLoadRequest());
    store.withdraw(({ subject }) => subject.widget.id === "poll");
    expect(await answer).toEqual({ outcome: "dismiss" });
    expect(ids(store)).toEqual([]);
    expect(store.getState().records.size).toBe(0);
  });

  it("ignores an answer to what nobody asked", () => {
    const store = createWidgetStore();
    store.decide(aLoadRequest().id, { outcome: "allow", approved: [] });
    expect(store.getRecord(identity)).toBeUndefined();
  });
});

describe("C11 a request of a room the user does not look at", () => {
  const elsewhere = { id: "notes", roomId: "!other:example.org" };

  it("waits until they go there, and holds up nobody", () => {
    const store = createWidgetStore();
    store.setViewedRoom("!team:example.org");
    void store.ask(aLoadRequest(elsewhere));
    void store.ask(aLoadRequest());
    expect(currentRequest(store.getState())).toEqual(aLoadRequest());
    expect(waitingRequests(store.getState())).toEqual([aLoadRequest(elsewhere)]);

    store.setViewedRoom("!other:example.org");
    expect(currentRequest(store.getState())).toEqual(aLoadRequest(elsewhere));
  });

  it("is put to them once they ask to see it, or asked for it themselves", () => {
    const store = createWidgetStore();
    store.setViewedRoom("!team:example.org");
    void store.ask(aLoadRequest(elsewhere));
    store.bringForward(aLoadRequest(elsewhere).id);
    expect(currentRequest(store.getState())).toEqual(aLoadRequest(elsewhere));

    store.decide(aLoadRequest(elsewhere).id, { outcome: "dismiss" });
    expect(store.getState().broughtForward.size).toBe(0);
    void store.ask(aLoadRequest(elsewhere), { isUserAsking: true });
    expect(currentRequest(store.getState())).toEqual(aLoadRequest(elsewhere));
  });

  it("does not wait for an account's widget, nor where the app says nothing of rooms", () => {
    const store = createWidgetStore();
    void store.ask(aLoadRequest(elsewhere));
    expect(waitingRequests(store.getState())).toEqual([]);
    store.setViewedRoom("!team:example.org");
    void store.ask(aLoadRequest({ kind: "account", roomId: undefined }));
    expect(currentRequest(store.getState())?.subject.widget.kind).toBe("account");
  });
});

describe("C12 T-70 a widget whose questions are waved away", () => {
  const ask = (store: WidgetStore) => store.ask(anIdentityRequest());
  const dismiss = (store: WidgetStore, times: number) => {
    for (let count = 0; count < times; count++) {
      void ask(store);
      store.decide(anIdentityRequest().id, { outcome: "dismiss" });
    }
  };
  const state = (store: WidgetStore) => store.getRecord(identity)?.backOff.state;

  it("is quiet after the second time, until its permissions are opened", async () => {
    const store = createWidgetStore();
    dismiss(store, 2);
    expect(await ask(store)).toEqual({ outcome: "dismiss" });
    expect([ids(store), state(store)]).toEqual([[], "quiet"]);

    store.openPermissions(identity);
    void ask(store);
    expect(ids(store)).toHaveLength(1);
  });

  it("cools down after the third, whatever is opened, and may ask again a week later", async () => {
    let nowMs = 0;
    const store = createWidgetStore({ now: () => nowMs });
    dismiss(store, 2);
    store.openPermissions(identity);
    dismiss(store, 1);
    store.openPermissions(identity);
    expect(await ask(store)).toEqual({ outcome: "dismiss" });

    nowMs = 604_800_000;
    void ask(store);
    expect(ids(store)).toHaveLength(1);
  });

  it("does not begin anew with another page in its place", async () => {
    const store = createWidgetStore();
    const changed = { url: "https://poll.example.org/other" };
    dismiss(store, 1);
    void store.ask(anIdentityRequest(changed));
    store.decide(anIdentityRequest(changed).id, { outcome: "dismiss" });
    expect(await store.ask(anIdentityRequest(changed))).toEqual({ outcome: "dismiss" });
    expect(ids(store)).toEqual([]);
  });

  it("begins anew once the user answers", () => {
    const store = createWidgetStore();
    dismiss(store, 1);
    void ask(store);
    store.decide(anIdentityRequest().id, { outcome: "deny" });
    expect(store.getRecord(identity)?.backOff).toEqual({ state: "asking", dismissals: 0 });
  });

  it("is always asked about where the user asks, and that counts for nothing", () => {
    const store = createWidgetStore();
    for (let count = 0; count < 4; count++) {
      void store.ask(aLoadRequest(), { isUserAsking: true });
      expect(ids(store)).toHaveLength(1);
      store.decide(aLoadRequest().id, { outcome: "dismiss" });
    }
    expect(store.getRecord(identity)).toBeUndefined();
    dismiss(store, 2);
    void store.ask(aLoadRequest(), { isUserAsking: true });
    expect(ids(store)).toHaveLength(1);
  });
});
