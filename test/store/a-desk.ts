import type { WidgetDefinition } from "../../src/core/definition/widget-definition.ts";
import type { DeviceFeature } from "../../src/core/permission/permission.ts";
import type { PolicyRule } from "../../src/core/policy/policy-rule.ts";
import { createConsentDesk } from "../../src/store/consent-desk.ts";
import type { ConsentPolicy } from "../../src/store/consent-policy.ts";
import { createWidgetStore, type WidgetStore } from "../../src/store/widget-store.ts";
import { aSubject } from "./a-request.ts";

export function aDesk({
  store = createWidgetStore(),
  policy,
  rules = [],
  devices = [],
  change = {},
}: {
  readonly store?: WidgetStore;
  readonly policy?: ConsentPolicy;
  readonly rules?: readonly PolicyRule[];
  readonly devices?: readonly DeviceFeature[];
  readonly change?: Partial<WidgetDefinition>;
} = {}) {
  const subject = aSubject(change);
  const desk = createConsentDesk({
    store,
    subject,
    place: {
      identity: subject.identity,
      url: `${subject.identity.origin}${subject.identity.path}`,
      deviceId: "D",
    },
    devices,
    getRules: () => rules,
    getPolicy: () => policy,
  });
  return { store, desk, identity: subject.identity };
}
