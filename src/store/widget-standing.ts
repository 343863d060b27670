import { type Permission, permittedCapability } from "../core/permission/permission.ts";
import { createPolicyJudge } from "../core/policy/evaluate-policy.ts";
import type { PolicyPlace } from "../core/policy/policy-place.ts";
import type { PolicyRule } from "../core/policy/policy-rule.ts";
import { consentContext } from "./consent-context.ts";
import type { ConsentSubject } from "./consent-request.ts";
import { type Standing, standingOf } from "./standing.ts";
import type { WidgetStore } from "./widget-store.ts";

/** Where everything stands for one widget in one frame: what the user decided, the rules, and what the app allowed. */
export interface WidgetStanding {
  of(permission: Permission): Standing;
  /** {@link of}, for many at a time. */
  judge(): (permission: Permission) => Standing;
  /** The app's own policy granted these: for this frame, since the store knows only what the user decided. */
  grantByApp(permissions: Iterable<Permission>): void;
  /** What questions say beside themselves. */
  context(): ReturnType<typeof consentContext>;
  /** Forgets what the document asked for and was granted to it alone. */
  endDocument(): void;
  /** Forgets that it might be loaded, and use devices, where that was said of one document. */
  endLoad(): void;
  /** Forgets what was granted to this frame alone. */
  close(): void;
}

export interface StandingOptions {
  readonly store: WidgetStore;
  readonly subject: ConsentSubject;
  readonly place: PolicyPlace;
  /** Read at every question, so that an app may exchange them. */
  readonly getRules: () => readonly PolicyRule[];
}

export function createWidgetStanding(options: StandingOptions): WidgetStanding {
  const { store, subject, place, getRules } = options;
  const { identity } = subject;
  const grantedByApp = new Set<Permission>();

  function judge(): (permission: Permission) => Standing {
    const policy = createPolicyJudge(getRules(), place);
    const record = store.getRecord(identity);
    return (permission) => {
      const standing = standingOf(permission, record, identity, policy(permission));
      const isByApp = standing.verdict === "undecided" && grantedByApp.has(permission);
      return isByApp ? { verdict: "granted", by: "policy" } : standing;
    };
  }

  return {
    judge,
    of: (permission) => judge()(permission),
    grantByApp(permissions) {
      for (const permission of permissions) grantedByApp.add(permission);
    },
    context: () => consentContext(store, subject, grantedByApp),
    endDocument() {
      store.endDocument(identity, isOfDocument);
      for (const permission of [...grantedByApp])
        if (isOfDocument(permission)) grantedByApp.delete(permission);
    },
    endLoad: () => store.endDocument(identity, (permission) => !isOfDocument(permission)),
    close: () => store.endDocument(identity, () => true),
  };
}

/** To load and to use devices is granted before there is a document, and outlives one that fails: the user may try again. */
function isOfDocument(permission: Permission): boolean {
  return permission === "identity" || permittedCapability(permission) !== undefined;
}
