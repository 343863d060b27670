import { describe, expect, it } from "vitest";
import { decide } from "../../src/core/permission/decide.ts";
import type { Permission } from "../../src/core/permission/permission.ts";
import type { ConsentDecision, ConsentRequest } from "../../src/store/consent-request.ts";
import { createWidgetStore, type WidgetStore } from "../../src/store/widget-store.ts";
import { aCapabilitiesRequest, aKnownWidget, aLoadRequest, anIdentityRequest } from "./a-request.ts";

const { identity } = aKnownWidget();
const sticker: Permission = "capability:m.sticker";
const screen: Permission = "capability:m.always_on_screen";

function answer(store: WidgetStore, request: ConsentRequest, decision: ConsentDecision): void {
  void store.ask(request);
  store.decide(request.id, decision);
}
const decided = (store: WidgetStore, permissions: readonly Permission[], of = identity) =>
  decide(permissions, store.getRecord(of), of);

describe("an answer", () => {
  it("is kept for its kind and its widget only", () => {
    const store = createWidgetStore();
    answer(store, aLoadRequest(), { outcome: "allow", approved: [] });
    expect(decided(store, ["load", "identity"])).toEqual({
      granted: ["load"],
      denied: [],
      undecided: ["identity"],
    });
    expect(store.getRecord(aKnownWidget({ id: "notes" }).identity)).toBeUndefined();
  });

  it("T-71 that is none is neither allow nor deny", async () => {
    const store = createWidgetStore();
    const waiting = store.ask(aLoadRequest());
    store.decide(aLoadRequest().id, { outcome: "dismiss" });
    expect(await waiting).toEqual({ outcome: "dismiss" });
    expect(decided(store, ["load"]).undecided).toEqual(["load"]);
  });

  it("T-50 grants what was asked and approved; T-49 the rest of the question is refused", () => {
    const store = createWidgetStore();
    answer(store, aCapabilitiesRequest(["m.sticker", "m.always_on_screen"]), {
      outcome: "allow",
      approved: ["m.sticker", "org.matrix.msc2762.timeline:*"],
    });
    const everything: readonly Permission[] = [sticker, screen, "capability:org.matrix.msc2762.timeline:*"];
    expect(decided(store, everything)).toEqual({
      granted: [sticker],
      denied: [screen],
      undecided: ["capability:org.matrix.msc2762.timeline:*"],
    });
  });

  it("T-33 gives the devices that were asked for and ticked, and no others", () => {
    const store = createWidgetStore();
    answer(
      store,
      { ...aLoadRequest(), devices: ["camera", "microphone"] },
      { outcome: "allow", approved: [], devices: ["microphone", "screen"] },
    );
    expect(decided(store, ["load", "device:camera", "device:microphone", "device:screen"])).toEqual({
      granted: ["load", "device:microphone"],
      denied: ["device:camera"],
      undecided: ["device:screen"],
    });
  });

  it("about devices alone leaves the permission to load as it was", () => {
    const store = createWidgetStore();
    answer(store, { ...aLoadRequest(), alreadyGranted: ["load"], devices: ["camera"] }, { outcome: "deny" });
    expect(decided(store, ["load", "device:camera"])).toMatchObject({
      undecided: ["load"],
      denied: ["device:camera"],
    });
  });

  it("T-46 for a changed widget leaves nothing to go back to", () => {
    const store = createWidgetStore();
    const changed = { url: "https://poll.example.org/other" };
    answer(store, aLoadRequest(), { outcome: "allow", approved: [] });
    answer(store, aLoadRequest(changed), { outcome: "deny" });
    expect(decided(store, ["load"]).undecided).toEqual(["load"]);
    expect(decided(store, ["load"], aKnownWidget(changed).identity).denied).toEqual(["load"]);
  });
});

describe("how long an answer lasts", () => {
  const answered = (duration: "once" | "session" | "remember") => {
    const store = createWidgetStore();
    answer(store, aLoadRequest(), { outcome: "allow", approved: [], duration });
    answer(store, anIdentityRequest(), { outcome: "deny", duration });
    return store;
  };
  const all: readonly Permission[] = ["load", "identity"];

  it("once: to the end of the document", () => {
    const store = answered("once");
    expect(decided(store, all)).toMatchObject({ granted: ["load"], denied: ["identity"] });
    store.endDocument(identity, (permission) => permission === "identity");
    expect(decided(store, all)).toMatchObject({ granted: ["load"], undecided: ["identity"] });
    store.endDocument(identity, () => true);
    expect(decided(store, all).undecided).toEqual(all);
  });

  it.each(["session", "remember"] as const)(
    "%s: beyond the document, and to the end of the session",
    (duration) => {
      const store = answered(duration);
      store.endDocument(identity, () => true);
      expect(decided(store, all)).toMatchObject({ granted: ["load"], denied: ["identity"] });
      store.endSession();
      expect(decided(store, all).undecided.length).toBe(duration === "session" ? 2 : 0);
    },
  );

  it("T-47 to the logout, whatever was said", async () => {
    const store = answered("remember");
    const waiting = store.ask(aLoadRequest({ id: "notes" }));
    store.clear();
    expect(decided(store, all).undecided).toEqual(all);
    expect(await waiting).toEqual({ outcome: "dismiss" });
  });
});

describe("a list of permissions", () => {
  it("revokes, narrows and forgets", () => {
    const store = createWidgetStore();
    store.grant(aKnownWidget(), ["load", "identity", sticker, screen], "session");
    store.revoke(identity, ["identity"]);
    store.narrow(identity, ["load", sticker]);
    expect(decided(store, ["load", "identity", sticker, screen])).toEqual({
      granted: ["load", sticker],
      denied: ["identity", screen],
      undecided: [],
    });
    store.forget(identity, ["identity"]);
    expect(decided(store, ["identity"]).undecided).toEqual(["identity"]);
    store.forget(identity);
    expect(decided(store, ["load", sticker, screen]).undecided).toHaveLength(3);
  });

  it("takes nothing from a widget that has changed, and makes no record", () => {
    const store = createWidgetStore();
    store.grant(aKnownWidget(), ["load"], "session");
    store.revoke(aKnownWidget({ sender: "@bob:example.org" }).identity, ["load"]);
    store.forget(aKnownWidget({ id: "notes" }).identity);
    expect(decided(store, ["load"]).granted).toEqual(["load"]);
    expect(store.getState().records.size).toBe(1);
  });

  it("offers what another client had granted once", () => {
    const store = createWidgetStore();
    store.suggest(aKnownWidget(), [sticker]);
    expect(decided(store, [sticker]).undecided).toEqual([sticker]);
    expect(store.getRecord(identity)?.suggested).toEqual(new Set([sticker]));
    answer(store, aCapabilitiesRequest(["m.sticker"]), { outcome: "deny" });
    expect(store.getRecord(identity)?.suggested.size).toBe(0);
  });
});
