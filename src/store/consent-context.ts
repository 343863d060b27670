import { grantedBy } from "../core/permission/change-record.ts";
import { diffIdentity } from "../core/permission/diff-identity.ts";
import type { Permission } from "../core/permission/permission.ts";
import { identityKey, widgetAppearance } from "../core/permission/widget-identity.ts";
import type { ConsentRequest, ConsentSubject } from "./consent-request.ts";
import type { WidgetStore } from "./widget-store.ts";

/** What every question about a widget carries beside itself. `also`: what it was granted without the user. */
export function consentContext(
  store: WidgetStore,
  subject: ConsentSubject,
  also: Iterable<Permission>,
): Pick<ConsentRequest, "subject" | "alreadyGranted" | "changes" | "isTrustedOrigin"> {
  const { identity, widget } = subject;
  const inPlace = store.getRecordInPlace(identity);
  const own = store.getRecord(identity);
  return {
    subject,
    alreadyGranted: [...new Set([...(own ? grantedBy(own) : []), ...also])],
    changes: inPlace ? diffIdentity(inPlace, { identity, appearance: widgetAppearance(widget) }) : [],
    isTrustedOrigin: isTrustedOrigin(store, subject),
  };
}

/** Trusted is an origin that the user once let load for good, as another widget or in another room. */
function isTrustedOrigin(store: WidgetStore, { identity }: ConsentSubject): boolean {
  const own = identityKey(identity);
  return [...store.getState().records.values()].some((record) => {
    const load = record.decisions.get("load");
    const isRemembered = load?.verdict === "granted" && load.duration === "remember";
    const isOther = identityKey(record.identity) !== own;
    return isRemembered && isOther && record.identity.origin === identity.origin;
  });
}
