import { identityKey } from "../core/permission/widget-identity.ts";
import type { ConsentRequest, ConsentSubject } from "./consent-request.ts";

/** One for each question of a widget: who asks the same again joins it. */
export function requestId(
  kind: ConsentRequest["kind"],
  { identity }: ConsentSubject,
  requested: readonly string[] = [],
): string {
  return JSON.stringify([kind, identityKey(identity), requested]);
}
