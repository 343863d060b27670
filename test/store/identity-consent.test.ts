import { expect, it, vi } from "vitest";
import { createConsentDesk } from "../../src/store/consent-desk.ts";
import type { ConsentPolicy, PolicyAnswer } from "../../src/store/consent-policy.ts";
import { createWidgetStore } from "../../src/store/widget-store.ts";
import { aSubject } from "./a-request.ts";

function aDesk(policy?: ConsentPolicy) {
  const store = createWidgetStore();
  return { store, desk: createConsentDesk({ store, subject: aSubject(), getPolicy: () => policy }) };
}

it("T-60 asks the user before a widget learns who they are, and remembers the answer", async () => {
  const { store, desk } = aDesk();
  const first = desk.decideIdentity();
  expect(first).toBeInstanceOf(Promise);
  expect(store.getState().consentQueue).toMatchObject([{ kind: "identity" }]);
  store.decide("identity poll", { outcome: "allow", approved: [] });
  expect(await first).toBe("allowed");
  expect(desk.decideIdentity()).toBe("allowed");
});

it("blocks what is dismissed, and asks again the next time", async () => {
  const { store, desk } = aDesk();
  const first = desk.decideIdentity();
  store.decide("identity poll", { outcome: "dismiss" });
  expect(await first).toBe("blocked");
  expect(desk.decideIdentity()).toBeInstanceOf(Promise);
});

it("puts two questions at once as one", async () => {
  const { store, desk } = aDesk();
  const both = [desk.decideIdentity(), desk.decideIdentity()];
  expect(store.getState().consentQueue).toHaveLength(1);
  store.decide("identity poll", { outcome: "deny" });
  expect(await Promise.all(both)).toEqual(["blocked", "blocked"]);
});

it("answers in one step where the policy does", () => {
  expect(aDesk(() => "allow").desk.decideIdentity()).toBe("allowed");
  expect(aDesk(() => "deny").desk.decideIdentity()).toBe("blocked");
});

it("227. takes back its question when it is closed, and asks no more", async () => {
  const slow = vi.fn<ConsentPolicy>(async (): Promise<PolicyAnswer> => "ask");
  const { store, desk } = aDesk(slow);
  const answer = desk.decideIdentity();
  desk.close();
  expect(await answer).toBe("blocked");
  expect(store.getState().consentQueue).toEqual([]);
});
