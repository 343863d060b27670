import { expect, test, vi } from "vitest";
import type { WidgetDefinition } from "../../src/core/definition/widget-definition.ts";
import { createConsentDesk } from "../../src/store/consent-desk.ts";
import { createWidgetStore } from "../../src/store/widget-store.ts";

const widget: WidgetDefinition = {
  kind: "room",
  id: "poll",
  roomId: "!team:example.org",
  type: "m.custom",
  url: "https://poll.example.org/",
  name: "Poll",
  data: {},
  waitForIframeLoad: true,
  avatarUrl: undefined,
  sender: "@alice:example.org",
  eventId: "$added",
};

const readName = "org.matrix.msc2762.receive.state_event:m.room.name#";
const readTopic = "org.matrix.msc2762.receive.state_event:m.room.topic#";

function aDesk() {
  const store = createWidgetStore();
  const subject = { identity: "poll", widget, origin: "https://poll.example.org", room: undefined };
  return { store, desk: createConsentDesk({ store, subject, getPolicy: () => undefined }) };
}

test("a widget that only says it needs a client is granted that without a question", async () => {
  const { store, desk } = aDesk();

  const granted = await desk.decideCapabilities(["io.element.requires_client"]);

  expect(granted).toEqual(["io.element.requires_client"]);
  expect(store.getState().consentQueue).toEqual([]);
});

test("what a widget is granted unasked is left out of the question, and of no answer", async () => {
  const { store, desk } = aDesk();

  const granted = desk.decideCapabilities(["io.element.requires_client", readName, readTopic]);
  const request = await vi.waitUntil(() => store.getState().consentQueue[0]);
  expect(request).toMatchObject({ kind: "capabilities", requested: [readName, readTopic] });
  store.decide(request.id, { outcome: "allow", approved: [readTopic, "m.sticker"] });

  expect(await granted).toEqual(["io.element.requires_client", readTopic]);
});

test("a refusal grants nothing but what is granted unasked", async () => {
  const { store, desk } = aDesk();

  const granted = desk.decideCapabilities([readName, "io.element.requires_client"]);
  const request = await vi.waitUntil(() => store.getState().consentQueue[0]);
  store.decide(request.id, { outcome: "deny" });

  expect(await granted).toEqual(["io.element.requires_client"]);
});

test("what is withdrawn is dismissed, and a policy that answers after it asks nobody", async () => {
  const { store, desk } = aDesk();
  const waiting = desk.decideCapabilities([readName]);
  await vi.waitUntil(() => store.getState().consentQueue[0]);
  const late = desk.decideCapabilities([readTopic]);

  desk.withdraw();

  expect(await waiting).toEqual([]);
  expect(await late).toEqual([]);
  expect(store.getState().consentQueue).toEqual([]);
  void desk.decideCapabilities([readName]);
  await vi.waitUntil(() => store.getState().consentQueue[0]);
});
