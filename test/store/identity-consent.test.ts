import { expect, it, vi } from "vitest";
import type { ConsentPolicy, PolicyAnswer } from "../../src/store/consent-policy.ts";
import { aDesk } from "./a-desk.ts";
import { anIdentityRequest } from "./a-request.ts";

const { id } = anIdentityRequest();

it("T-60 asks the user before a widget learns who they are, and remembers the answer", async () => {
  const { store, desk } = aDesk();
  const first = desk.decideIdentity();
  expect(first).toBeInstanceOf(Promise);
  expect(store.getState().consentQueue).toMatchObject([{ kind: "identity" }]);
  store.decide(id, { outcome: "allow", approved: [] });
  expect(await first).toBe("allowed");
  expect(desk.decideIdentity()).toBe("allowed");
});

it("blocks what is dismissed, and asks again the next time", async () => {
  const { store, desk } = aDesk();
  const first = desk.decideIdentity();
  store.decide(id, { outcome: "dismiss" });
  expect(await first).toBe("blocked");
  expect(desk.decideIdentity()).toBeInstanceOf(Promise);
});

it("puts two questions at once as one", async () => {
  const { store, desk } = aDesk();
  const both = [desk.decideIdentity(), desk.decideIdentity()];
  expect(store.getState().consentQueue).toHaveLength(1);
  store.decide(id, { outcome: "deny" });
  expect(await Promise.all(both)).toEqual(["blocked", "blocked"]);
});

it("answers in one step where the app does, by its word or by a rule", () => {
  const origin = "https://poll.example.org";
  expect(aDesk({ policy: () => "allow" }).desk.decideIdentity()).toBe("allowed");
  expect(aDesk({ policy: () => "deny" }).desk.decideIdentity()).toBe("blocked");
  expect(aDesk({ rules: [{ effect: "allow", origin, identity: true }] }).desk.decideIdentity()).toBe(
    "allowed",
  );
  expect(aDesk({ rules: [{ effect: "deny", identity: true }] }).desk.decideIdentity()).toBe("blocked");
});

it("asks anew for another document what was allowed once", async () => {
  const { store, desk } = aDesk();
  const first = desk.decideIdentity();
  store.decide(id, { outcome: "allow", approved: [], duration: "once" });
  expect(await first).toBe("allowed");
  expect(desk.decideIdentity()).toBe("allowed");
  desk.endDocument();
  expect(desk.decideIdentity()).toBeInstanceOf(Promise);
});

it("227. takes back its question when it is closed, and asks no more", async () => {
  const slow = vi.fn<ConsentPolicy>(async (): Promise<PolicyAnswer> => "ask");
  const { store, desk } = aDesk({ policy: slow });
  const answer = desk.decideIdentity();
  desk.close();
  expect(await answer).toBe("blocked");
  expect(store.getState().consentQueue).toEqual([]);
});
