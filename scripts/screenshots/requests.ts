import type { ConsentRequest } from "../../src/index.ts";
import { elementCallRequest } from "../../stories/consent-dialog/a-request.ts";
import { aSubject, firstRequest } from "../../stories/consent-dialog/a-subject.ts";

const load: ConsentRequest = {
  kind: "load",
  ...firstRequest,
  id: "load",
  subject: aSubject(),
  disclosed: ["userId", "displayName", "roomId"],
};

/** What the pictures show, by name. */
export const requests: ReadonlyMap<string, ConsentRequest> = new Map<string, ConsentRequest>([
  ["element-call", elementCallRequest],
  ["load", load],
]);
