import fc from "fast-check";
import { expect, it } from "vitest";
import { covers } from "../../src/core/permission/covers.ts";
import { decide } from "../../src/core/permission/decide.ts";
import { capabilityPermission } from "../../src/core/permission/permission.ts";
import type { Duration } from "../../src/core/permission/permission-record.ts";
import { slotKey, type WidgetIdentity } from "../../src/core/permission/widget-identity.ts";
import { createWidgetStore, type WidgetStore } from "../../src/store/widget-store.ts";
import { ROOM } from "../core/permission/a-record.ts";
import { aPermission, capabilities } from "../core/permission/some-permissions.ts";
import { aDesk } from "./a-desk.ts";
import { aStorage } from "./a-storage.ts";

const text = fc.string({ maxLength: 4 });
const anIdentity: fc.Arbitrary<WidgetIdentity> = fc.record({
  userId: text,
  roomId: fc.option(text, { nil: undefined }),
  kind: fc.constantFrom("room", "account", "built-in"),
  widgetId: text,
  sender: text,
  origin: text,
  path: text,
  template: text,
  data: fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 2 }),
});
const fields = [
  "userId",
  "roomId",
  "kind",
  "widgetId",
  "sender",
  "origin",
  "path",
  "template",
  "data",
] as const satisfies readonly (keyof WidgetIdentity)[];
const aDuration = fc.constantFrom<Duration>("once", "session", "remember");
const somePermissions = fc.uniqueArray(aPermission, { minLength: 1, maxLength: 4 });
const appearance = { name: "Poll", avatarUrl: undefined };

it("T-43 no grant survives the change of any field of the identity, in memory, in the storage, or on the way back", () => {
  const aChange = fc.tuple(fc.constantFrom(...fields), anIdentity);
  fc.assert(
    fc.property(
      anIdentity,
      aChange,
      somePermissions,
      aDuration,
      (identity, [field, other], permissions, duration) => {
        fc.pre(JSON.stringify(identity[field]) !== JSON.stringify(other[field]));
        const changed: WidgetIdentity = { ...identity, [field]: other[field] };
        const storage = aStorage();
        const grantedTo = (store: WidgetStore, one: WidgetIdentity) =>
          decide(permissions, store.getRecord(one), one).granted;

        const store = createWidgetStore({ storage, userId: identity.userId });
        store.grant({ identity, appearance }, permissions, duration);
        expect(grantedTo(store, identity)).toEqual(permissions);
        expect(grantedTo(store, changed)).toEqual([]);

        const reopened = createWidgetStore({ storage, userId: changed.userId });
        expect(grantedTo(reopened, changed)).toEqual([]);
        const itself = createWidgetStore({ storage, userId: identity.userId });
        expect(grantedTo(itself, identity)).toEqual(duration === "remember" ? permissions : []);

        // The user answers for the other one that takes its place: nothing is left to go back to.
        store.deny({ identity: changed, appearance }, ["load"], "session");
        expect(grantedTo(store, changed)).toEqual([]);
        const hasPlace = slotKey(changed) !== slotKey(identity);
        expect(grantedTo(store, identity)).toEqual(hasPlace ? permissions : []);
      },
    ),
  );
});

it("T-50 whatever is asked, answered and asked again, nothing is granted beyond what was asked and approved", async () => {
  const someCapabilities = fc.uniqueArray(fc.constantFrom(...capabilities), { maxLength: 5 });
  const aRound = fc.record({
    requested: someCapabilities,
    approved: someCapabilities,
    outcome: fc.constantFrom("allow", "deny", "dismiss"),
    duration: aDuration,
    isNewDocument: fc.boolean(),
  });
  const holds = (wider: string, narrower: string) =>
    covers(capabilityPermission(wider), capabilityPermission(narrower), ROOM);

  await fc.assert(
    fc.asyncProperty(fc.array(aRound, { minLength: 1, maxLength: 4 }), async (rounds) => {
      const { store, desk } = aDesk();
      const everApproved: string[] = [];
      for (const { requested, approved, outcome, duration, isNewDocument } of rounds) {
        if (isNewDocument) desk.endDocument();
        const answer = desk.capabilities.decide(requested);
        // In a task of its own: the question, if there is one, is there.
        await new Promise((resolve) => setTimeout(resolve));
        const [request] = store.getState().consentQueue;
        if (request?.kind === "capabilities") {
          expect(requested).toEqual(expect.arrayContaining([...request.requested]));
          const asked = approved.filter((raw) => request.requested.some((one) => holds(one, raw)));
          if (outcome === "allow") everApproved.push(...asked);
          store.decide(
            request.id,
            outcome === "allow" ? { outcome, approved, duration } : { outcome, duration },
          );
        }
        for (const raw of await answer) {
          expect(requested.some((one) => holds(one, raw))).toBe(true);
          expect(everApproved.some((one) => holds(one, raw))).toBe(true);
        }
      }
    }),
  );
});
