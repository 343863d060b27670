import { describe, expect, it, onTestFinished, vi } from "vitest";
import { decide } from "../../src/core/permission/decide.ts";
import { createWidgetStore } from "../../src/store/widget-store.ts";
import { aKnownWidget, aLoadRequest, ME } from "./a-request.ts";
import { aStorage } from "./a-storage.ts";

const { identity } = aKnownWidget();

function someTabs(userId = ME) {
  const storage = aStorage();
  const tab = () => {
    const store = createWidgetStore({ storage, userId });
    onTestFinished(store.connect());
    const decided = () => decide(["load", "identity"], store.getRecord(identity), identity);
    return { ...store, decided };
  };
  return [tab(), tab(), storage] as const;
}

/** Speaks on the tabs' own channel, as any script of the same origin can. */
function aChannel() {
  const channel = new BroadcastChannel(`react-matrix-widgets:permissions:${encodeURIComponent(ME)}`);
  onTestFinished(() => channel.close());
  return channel;
}

describe("the tabs of one user", () => {
  it("share what is remembered", async () => {
    const [here, there] = someTabs();
    here.grant(aKnownWidget(), ["load"], "remember");
    await vi.waitFor(() => expect(there.decided().granted).toEqual(["load"]));
  });

  it("T-82 lose what is revoked in one of them, however it was granted", async () => {
    const [here, there] = someTabs();
    here.grant(aKnownWidget(), ["load"], "remember");
    await vi.waitFor(() => expect(there.decided().granted).toEqual(["load"]));
    there.grant(aKnownWidget(), ["identity"], "session");

    here.revoke(identity, ["load", "identity"]);

    await vi.waitFor(() => expect(there.decided().denied).toEqual(["load", "identity"]));
  });

  it("T-82 limit to the same rooms what is limited in one of them, however it was granted", async () => {
    const [here, there] = someTabs();
    const everywhere = "capability:org.matrix.msc2762.timeline:*" as const;
    const kitchen = "capability:org.matrix.msc2762.timeline:!kitchen:example.org" as const;
    const cellar = "capability:org.matrix.msc2762.timeline:!cellar:example.org" as const;
    const standing = (store: typeof here) =>
      decide([everywhere, kitchen, cellar], store.getRecord(identity), identity);
    const limited = { granted: [kitchen], denied: [everywhere, cellar], undecided: [] };
    there.grant(aKnownWidget(), [everywhere], "session");
    here.grant(aKnownWidget(), [everywhere], "remember");

    here.limitToRooms(identity, [everywhere], ["!kitchen:example.org"]);

    expect(standing(here)).toEqual(limited);
    await vi.waitFor(() => expect(standing(there)).toEqual(limited));
  });

  it("T-82 do not bring back what was taken away while another wrote from what it knew before", async () => {
    const storage = aStorage();
    const before = new Map<string, string>();
    let isLate = false;
    // Another process sees what was written a moment later.
    const lateStorage = {
      ...storage,
      getItem: (key: string) => (isLate ? before : storage.texts).get(key) ?? null,
    };
    let nowMs = 1_000;
    const tab = (kept: typeof lateStorage) => {
      const store = createWidgetStore({ storage: kept, userId: ME, now: () => nowMs });
      onTestFinished(store.connect());
      return store;
    };
    const [here, there] = [tab(storage), tab(lateStorage)];
    const any = "capability:org.matrix.msc2762.receive.event:m.room.message" as const;
    const text = `${any}#m.text` as const;
    const standing = (store: typeof here) =>
      decide(["load", any, text, "device:camera"], store.getRecord(identity), identity);
    here.grant(aKnownWidget(), ["load", any], "remember");
    await vi.waitFor(() => expect(standing(there).granted).toEqual(["load", any, text]));
    for (const [key, value] of storage.texts) before.set(key, value);

    nowMs += 1;
    isLate = true;
    here.revoke(identity, ["load"]);
    here.deny(aKnownWidget(), [text], "remember");
    there.grant(aKnownWidget(), ["device:camera"], "remember");

    const agreed = { granted: ["device:camera"], denied: ["load", text] };
    await vi.waitFor(() => {
      const again = createWidgetStore({ storage, userId: ME });
      for (const store of [here, there, again]) expect(standing(store)).toMatchObject(agreed);
    });
  });

  it("T-82 are narrowed in one of them to what is kept there, and keep it too, however it was granted", async () => {
    const [here, there] = someTabs();
    const any = "capability:org.matrix.msc2762.receive.event:m.room.message" as const;
    const [text, image] = [`${any}#m.text`, `${any}#m.image`] as const;
    const standing = (store: typeof here) =>
      decide([any, text, image, "load", "identity"], store.getRecord(identity), identity);
    for (const store of [here, there]) store.grant(aKnownWidget(), [any, text], "session");
    here.grant(aKnownWidget(), ["load"], "remember");
    await vi.waitFor(() => expect(there.decided().granted).toContain("load"));
    there.grant(aKnownWidget(), ["identity", image], "session");

    here.narrow(identity, [text, "load"]);

    await vi.waitFor(() => expect(standing(there).denied).toContain(any));
    expect(standing(there)).toEqual({
      granted: [text, "load", "identity"],
      denied: [any, image],
      undecided: [],
    });
  });

  it("T-82 lose what is forgotten in one of them, and ask again", async () => {
    const [here, there] = someTabs();
    here.grant(aKnownWidget(), ["load"], "remember");
    await vi.waitFor(() => expect(there.decided().granted).toEqual(["load"]));
    here.forget(identity);
    await vi.waitFor(() => expect(there.decided().undecided).toContain("load"));
  });

  it("T-47 lose everything when the user logs out in one, and withdraw their questions", async () => {
    const [here, there, storage] = someTabs();
    here.grant(aKnownWidget(), ["load"], "remember");
    await vi.waitFor(() => expect(there.decided().granted).toEqual(["load"]));
    const waiting = there.ask(aLoadRequest({ id: "notes" }));
    here.clear();
    expect(await waiting).toEqual({ outcome: "dismiss" });
    expect(there.decided().undecided).toContain("load");
    expect(storage.texts.size).toBe(0);
  });

  it("keep to themselves what ends with a document or a session", async () => {
    const [here, there] = someTabs();
    for (const store of [here, there]) store.grant(aKnownWidget(), ["load"], "session");
    here.endSession();
    here.grant(aKnownWidget({ id: "notes" }), ["load"], "remember");
    await vi.waitFor(() => expect(there.getRecord(aKnownWidget({ id: "notes" }).identity)).toBeDefined());
    expect(there.decided().granted).toEqual(["load"]);
  });

  it("C12 keep count of what was waved away in them, whatever another has to say", async () => {
    const [here, there] = someTabs();
    const request = aLoadRequest();
    const waveAway = async (store: typeof here) => {
      const answer = store.ask(request);
      await vi.waitFor(() => expect(store.getState().consentQueue).toHaveLength(1));
      store.decide(request.id, { outcome: "dismiss" });
      await answer;
    };
    const heard = async (store: typeof here, id: string) => {
      const other = aKnownWidget({ id });
      (store === here ? there : here).grant(other, ["load"], "remember");
      await vi.waitFor(() => expect(store.getRecord(other.identity)).toBeDefined());
    };
    await waveAway(here);
    await waveAway(there);
    await heard(here, "first");
    await waveAway(here);
    await heard(here, "second");
    expect(await here.ask(request)).toEqual({ outcome: "dismiss" });
    expect(here.getRecordInPlace(identity)?.backOff).toEqual({ state: "quiet", dismissals: 2 });
  });

  it("catch up with what happened while they did not listen", () => {
    const storage = aStorage();
    const here = createWidgetStore({ storage, userId: ME });
    const there = createWidgetStore({ storage, userId: ME });
    here.grant(aKnownWidget(), ["load"], "remember");
    there.connect()();
    expect(there.getRecord(identity)).toBeDefined();
  });

  it("T-81 believe nothing that is no news", async () => {
    const [here] = someTabs();
    here.grant(aKnownWidget(), ["load"], "remember");
    const channel = aChannel();
    const slot = [...here.getState().records.keys()][0] ?? "";
    for (const message of [
      null,
      { kind: "cleared?" },
      { kind: "kept", slot, text: 7 },
      { kind: "revoked", slot },
      { kind: "kept", slot: "another", text: "{" },
    ]) {
      channel.postMessage(message);
    }
    channel.postMessage({ kind: "revoked", slot, permissions: ["identity", "no permission"] });
    await vi.waitFor(() => expect(here.decided().denied).toEqual(["identity"]));
    expect(here.decided().granted).toEqual(["load"]);
  });

  it("hear nothing of another user's", async () => {
    const [here] = someTabs();
    const [other] = someTabs("@other:example.org");
    here.grant(aKnownWidget(), ["load"], "session");
    other.clear();
    aChannel().postMessage({
      kind: "revoked",
      slot: [...here.getState().records.keys()][0],
      permissions: ["identity"],
    });
    await vi.waitFor(() => expect(here.decided().denied).toEqual(["identity"]));
    expect(here.decided().granted).toEqual(["load"]);
  });
});
