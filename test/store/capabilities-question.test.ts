import { describe, expect, it, test, vi } from "vitest";
import type { PolicyRule } from "../../src/core/policy/policy-rule.ts";
import type { PolicyAnswer } from "../../src/store/consent-policy.ts";
import { createWidgetStore, type WidgetStore } from "../../src/store/widget-store.ts";
import { aDesk } from "./a-desk.ts";
import { aKnownWidget } from "./a-request.ts";

const origin = "https://poll.example.org";
const readName = "org.matrix.msc2762.receive.state_event:m.room.name#";
const readTopic = "org.matrix.msc2762.receive.state_event:m.room.topic#";
const powerLevels = "org.matrix.msc2762.send.state_event:m.room.power_levels#";

const untilAsked = (store: WidgetStore) => vi.waitUntil(() => store.getState().consentQueue[0]);

test("a widget that only says it needs a client is granted that without a question", async () => {
  const { store, desk } = aDesk();
  expect(await desk.capabilities.decide(["io.element.requires_client"])).toEqual([
    "io.element.requires_client",
  ]);
  expect(store.getState().consentQueue).toEqual([]);
});

test("T-50 what is granted was asked and approved; what is granted unasked is in no question", async () => {
  const { store, desk } = aDesk();
  const granted = desk.capabilities.decide(["io.element.requires_client", readName, readTopic]);
  const request = await untilAsked(store);
  expect(request).toMatchObject({ kind: "capabilities", requested: [readName, readTopic] });
  store.decide(request.id, { outcome: "allow", approved: [readTopic, "m.sticker"] });
  expect(await granted).toEqual(["io.element.requires_client", readTopic]);
});

test("what was asked in every room is granted in some, for as long as that was said, and in no other", async () => {
  const { store, desk } = aDesk();
  const everywhere = "org.matrix.msc2762.timeline:*";
  const inKitchen = "org.matrix.msc2762.timeline:!kitchen:example.org";
  const asked = desk.capabilities.decide([readName, everywhere]);
  const approved = [inKitchen, "org.matrix.msc2762.send.event:m.room.message"];
  store.decide((await untilAsked(store)).id, { outcome: "allow", approved });
  expect(await asked).toEqual([inKitchen]);

  desk.endDocument();
  expect(await desk.capabilities.decide([readName, everywhere])).toEqual([inKitchen]);
  expect(store.getState().consentQueue).toEqual([]);
});

test("a refusal grants nothing but what is granted unasked", async () => {
  const { store, desk } = aDesk();
  const granted = desk.capabilities.decide([readName, "io.element.requires_client"]);
  store.decide((await untilAsked(store)).id, { outcome: "deny" });
  expect(await granted).toEqual(["io.element.requires_client"]);
});

test("what is withdrawn is dismissed, and a policy that answers after it asks nobody", async () => {
  const { store, desk } = aDesk();
  const waiting = desk.capabilities.decide([readName]);
  await untilAsked(store);
  const late = desk.capabilities.decide([readTopic]);

  desk.endDocument();

  expect(await waiting).toEqual([]);
  expect(await late).toEqual([]);
  expect(store.getState().consentQueue).toEqual([]);
  void desk.capabilities.decide([readName]);
  await untilAsked(store);
});

test("T-03 what a policy allows after the document is gone counts for no other", async () => {
  let answer: (answer: PolicyAnswer) => void = () => undefined;
  const policy = () =>
    new Promise<PolicyAnswer>((resolve) => {
      answer = resolve;
    });
  const { desk } = aDesk({ policy });
  const late = desk.capabilities.decide([readName]);
  desk.endDocument();
  answer("allow");
  expect([await late, desk.capabilities.review([readName])]).toEqual([[], []]);

  const next = desk.capabilities.decide([readName]);
  answer("allow");
  expect([await next, desk.capabilities.review([readName])]).toEqual([[readName], [readName]]);
});

describe("asking for more", () => {
  it("T-49 57. puts only what is new, beside what was granted", async () => {
    const { store, desk } = aDesk();
    const first = desk.capabilities.decide([readName]);
    store.decide((await untilAsked(store)).id, { outcome: "allow", approved: [readName] });
    await first;

    const more = desk.capabilities.decide([readName, readTopic]);
    const request = await untilAsked(store);
    expect(request).toMatchObject({ requested: [readTopic], alreadyGranted: [`capability:${readName}`] });
    store.decide(request.id, { outcome: "deny" });
    expect(await more).toEqual([readName]);
  });

  it("T-49 58. asks nothing again, neither granted nor refused, in this document or the next", async () => {
    const { store, desk } = aDesk();
    const first = desk.capabilities.decide([readName, readTopic]);
    store.decide((await untilAsked(store)).id, { outcome: "allow", approved: [readName] });
    await first;
    desk.endDocument();
    expect(await desk.capabilities.decide([readTopic, readName])).toEqual([readName]);
    expect(await aDesk({ store }).desk.capabilities.decide([readTopic, readName])).toEqual([readName]);
    expect(store.getState().consentQueue).toEqual([]);
  });

  it("T-53 takes another spelling for the same", async () => {
    const { store, desk } = aDesk();
    store.grant(aKnownWidget(), [`capability:${readName}`], "session");
    const stable = "m.receive.state_event:m.room.name#";
    expect(await desk.capabilities.decide([stable])).toEqual([stable]);
  });

  it("asks anew in the next document what was granted once", async () => {
    const { store, desk } = aDesk();
    const first = desk.capabilities.decide([readName]);
    store.decide((await untilAsked(store)).id, { outcome: "allow", approved: [readName], duration: "once" });
    expect(await first).toEqual([readName]);
    expect(desk.capabilities.review([readName])).toEqual([readName]);
    desk.endDocument();
    void desk.capabilities.decide([readName]);
    await untilAsked(store);
  });
});

describe("rules", () => {
  it("T-55 keep what is forbidden by default from being asked, unless one names it", async () => {
    const { store, desk } = aDesk();
    expect(await desk.capabilities.decide([powerLevels])).toEqual([]);
    expect(store.getState().consentQueue).toEqual([]);

    const lifted = aDesk({ rules: [{ effect: "ask", capabilities: [powerLevels] }] });
    void lifted.desk.capabilities.decide([powerLevels]);
    expect(await untilAsked(lifted.store)).toMatchObject({ requested: [powerLevels] });
  });

  it("grant and refuse without a question, and the user's no outweighs them", async () => {
    const rules = [
      { effect: "allow", origin, groups: ["receive"] },
      { effect: "deny", groups: ["any"] },
    ] as const;
    const { store, desk } = aDesk({ rules });
    expect(await desk.capabilities.decide([readName, "m.sticker"])).toEqual([readName]);
    store.grant(aKnownWidget(), ["load", `capability:${readName}`], "session");
    store.revoke(aKnownWidget().identity, [`capability:${readName}`]);
    expect(await desk.capabilities.decide([readName])).toEqual([]);
  });

  it("say what fails without what", async () => {
    const { store, desk } = aDesk({
      rules: [{ effect: "ask", capabilities: [readName, "m.sticker"], neededFor: "call" }],
    });
    void desk.capabilities.decide([readName, readTopic]);
    expect(await untilAsked(store)).toMatchObject({
      needed: [{ neededFor: "call", capabilities: [readName] }],
    });
  });

  it("the app's own word is asked after them, and T-50 grants nothing beyond the question", async () => {
    const policy = vi.fn(() => ({ approved: [readName, powerLevels] }));
    const { store, desk } = aDesk({ policy });
    expect(await desk.capabilities.decide([readName, powerLevels])).toEqual([readName]);
    expect(policy).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ requested: [readName] }));
    // It is the app's, not the user's: nothing is remembered.
    expect(store.getState().records.size).toBe(0);
  });
});

describe("what is taken back", () => {
  it("stands no more, whoever granted it", async () => {
    const { store, desk, identity } = aDesk({ policy: () => ({ approved: [readTopic] }) });
    store.grant(aKnownWidget(), [`capability:${readName}`], "remember");
    const approved = await desk.capabilities.decide([readName, readTopic]);
    expect(desk.capabilities.review(approved)).toEqual([readName, readTopic]);

    store.forget(identity);
    expect(desk.capabilities.review(approved)).toEqual([readTopic]);
    store.grant(aKnownWidget(), ["load"], "session");
    store.revoke(identity, [`capability:${readTopic}`]);
    expect(desk.capabilities.review(approved)).toEqual([]);
  });
});

it("of what is limited to rooms, these rooms stand, as far as the rules let them", async () => {
  const everywhere = "org.matrix.msc2762.timeline:*";
  const [kitchen, cellar] = ["!kitchen:example.org", "!cellar:example.org"] as const;
  const inRoom = (roomId: string) => `org.matrix.msc2762.timeline:${roomId}`;
  const rules: PolicyRule[] = [];
  const { store, desk, identity } = aDesk({ rules });
  store.grant(aKnownWidget(), [`capability:${everywhere}`], "remember");
  const approved = await desk.capabilities.decide([everywhere]);
  expect(approved).toEqual([everywhere]);

  store.limitToRooms(identity, [`capability:${everywhere}`], [kitchen, cellar]);
  expect(desk.capabilities.review(approved)).toEqual([inRoom(kitchen), inRoom(cellar)]);
  expect(await desk.capabilities.decide([everywhere])).toEqual([inRoom(kitchen), inRoom(cellar)]);

  rules.push({ effect: "deny", capabilities: [inRoom(cellar)] });
  expect(desk.capabilities.review(approved)).toEqual([inRoom(kitchen)]);
  expect(await desk.capabilities.decide([everywhere])).toEqual([inRoom(kitchen)]);
});

it("offers once what another client had granted", async () => {
  const store = createWidgetStore();
  store.suggest(aKnownWidget(), [`capability:${readName}`]);
  const { desk } = aDesk({ store });
  void desk.capabilities.decide([readName, readTopic]);
  expect(await untilAsked(store)).toMatchObject({ requested: [readName, readTopic], suggested: [readName] });
});
