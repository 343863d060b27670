import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/core/permission/decide.ts";
import type { PermissionStorage } from "../../src/store/permission-storage.ts";
import { createWidgetStore } from "../../src/store/widget-store.ts";
import { aKnownWidget, aLoadRequest, ME } from "./a-request.ts";
import { aStorage } from "./a-storage.ts";

const { identity } = aKnownWidget();
const load = (store: ReturnType<typeof createWidgetStore>) =>
  decide(["load"], store.getRecord(identity), identity);
const open = (storage: PermissionStorage, userId = ME) => createWidgetStore({ storage, userId });

describe("what is remembered", () => {
  it("is there when the client starts again, and what was for the session is not", () => {
    const storage = aStorage();
    const first = open(storage);
    first.grant(aKnownWidget(), ["load"], "remember");
    first.grant(aKnownWidget(), ["identity"], "session");

    const second = open(storage);
    expect(decide(["load", "identity"], second.getRecord(identity), identity)).toMatchObject({
      granted: ["load"],
      undecided: ["identity"],
    });
  });

  it("is nothing where the user chose to remember nothing", () => {
    const storage = aStorage();
    const store = open(storage);
    void store.ask(aLoadRequest());
    store.decide(aLoadRequest().id, { outcome: "allow", approved: [] });
    store.connect()();
    expect(storage.texts.size).toBe(0);
  });

  it("a denial is remembered like a grant", () => {
    const storage = aStorage();
    const store = open(storage);
    void store.ask(aLoadRequest());
    store.decide(aLoadRequest().id, { outcome: "deny", duration: "remember" });
    expect(load(open(storage)).denied).toEqual(["load"]);
  });

  it("T-47 belongs to its user, and is gone with their logout alone", () => {
    const storage = aStorage();
    const mine = open(storage);
    mine.grant(aKnownWidget(), ["load"], "remember");
    expect(open(storage, "@other:example.org").getState().records.size).toBe(0);
    open(storage, "@other:example.org").clear();
    expect(load(open(storage)).granted).toEqual(["load"]);

    storage.setItem("another app's", "value");
    mine.clear();
    expect([...storage.texts.keys()]).toEqual(["another app's"]);
  });

  it("is never a modal's, whatever was said", () => {
    const storage = aStorage();
    const store = open(storage);
    const modal = aLoadRequest({ kind: "modal" });
    void store.ask(modal);
    store.decide(modal.id, { outcome: "allow", approved: [], duration: "remember" });
    expect(storage.texts.size).toBe(0);
    expect(store.getRecord(modal.subject.identity)?.decisions.get("load")).toMatchObject({
      verdict: "granted",
      duration: "session",
    });
  });

  it("of what another tab kept meanwhile is not undone by a decision in this one", () => {
    const storage = aStorage();
    const [here, there] = [open(storage), open(storage)];
    here.grant(aKnownWidget(), ["load", "identity"], "remember");
    there.connect()();
    there.revoke(identity, ["identity"]);

    here.grant(aKnownWidget(), ["device:camera"], "remember");

    for (const store of [here, open(storage)]) {
      expect(
        decide(["load", "identity", "device:camera"], store.getRecord(identity), identity),
      ).toMatchObject({
        granted: ["load", "device:camera"],
        denied: ["identity"],
      });
    }
  });
});

it("T-82 a refusal is kept again where another tab wrote over it while nobody listened", () => {
  const storage = aStorage();
  let nowMs = 1_000;
  const store = createWidgetStore({ storage, userId: ME, now: () => nowMs });
  store.grant(aKnownWidget(), ["load"], "remember");
  const before = [...storage.texts];
  nowMs += 1;
  store.revoke(identity, ["load"]);
  for (const [key, text] of before) storage.setItem(key, text);

  store.connect()();

  for (const tab of [store, open(storage)]) {
    expect(decide(["load"], tab.getRecord(identity), identity).denied).toEqual(["load"]);
  }
});

describe("T-81 a storage", () => {
  it("that was damaged grants nothing, throws nothing, and is written over by the next decision", () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ maxLength: 3 }), (at, noise) => {
        const storage = aStorage();
        open(storage).grant(aKnownWidget(), ["load"], "remember");
        const [key = ""] = storage.texts.keys();
        const text = storage.texts.get(key) ?? "";
        const cut = at % text.length;
        const damaged = text.slice(0, cut) + noise + text.slice(cut + 1 + noise.length);
        storage.texts.set(key, damaged);

        const store = open(storage);
        // Damage may leave another time, or nothing but another spelling of the same, but never more than there was.
        const { granted } = load(store);
        if (granted.length > 0) expect(JSON.parse(damaged)).toMatchObject({ version: 1 });
        store.grant(aKnownWidget(), ["load"], "remember");
        expect(load(open(storage)).granted).toEqual(["load"]);
      }),
    );
  });

  it("grants nothing to a widget whose record was copied from another", () => {
    const storage = aStorage();
    const store = open(storage);
    store.grant(aKnownWidget(), ["load"], "remember");
    const [key = "", text = ""] = [...storage.texts][0] ?? [];
    storage.setItem(key.replace("poll", "notes"), text);
    expect(open(storage).getState().records.size).toBe(1);
    expect(open(storage).getRecord(aKnownWidget({ id: "notes" }).identity)).toBeUndefined();
  });

  it("that is full or forbidden keeps decisions for as long as the tab", () => {
    const fails = () => {
      throw new Error("QuotaExceededError");
    };
    for (const broken of [
      { setItem: fails },
      { getItem: fails, setItem: fails, removeItem: fails, key: fails },
    ]) {
      const store = open({ ...aStorage(), ...broken });
      store.grant(aKnownWidget(), ["load"], "remember");
      store.grant(aKnownWidget(), ["identity"], "session");
      store.connect()();
      expect(load(store).granted).toEqual(["load"]);
      store.clear();
      expect(load(store).undecided).toEqual(["load"]);
    }
  });

  it("none at all does the same", () => {
    const store = createWidgetStore();
    store.grant(aKnownWidget(), ["load"], "remember");
    store.grant(aKnownWidget(), ["identity"], "session");
    expect(load(store).granted).toEqual(["load"]);
  });
});
