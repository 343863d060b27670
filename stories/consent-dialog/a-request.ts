import { NEEDED_FOR_CALL } from "../../src/core/policy/presets/element-call-capabilities.ts";
import type { ConsentRequest, ConsentSubject } from "../../src/index.ts";
import { aSubject, firstRequest } from "./a-subject.ts";
import { elementCallCapabilities } from "./element-call-capabilities.ts";

export type CapabilitiesRequest = ConsentRequest & { readonly kind: "capabilities" };

/** A question for capabilities, of a widget that never asked before unless a story says so. */
export function asking(
  requested: readonly string[],
  change: Partial<CapabilitiesRequest> & { readonly subject?: ConsentSubject } = {},
): CapabilitiesRequest {
  return {
    kind: "capabilities",
    ...firstRequest,
    id: "capabilities",
    subject: aSubject(),
    requested,
    ...change,
  };
}

const neededForCall = NEEDED_FOR_CALL.map((raw) =>
  raw
    .replaceAll("$matrix_room_id", "!team:example.org")
    .replaceAll("$matrix_user_id", "@alice:example.org")
    .replaceAll("$matrix_device_id", "LAPTOP"),
);

/** What Element Call asks for, with what its policy knows. */
export const elementCallRequest: CapabilitiesRequest = asking(elementCallCapabilities, {
  subject: aSubject({ name: "Element Call", origin: "https://call.element.io" }),
  needed: [
    {
      neededFor: "call",
      capabilities: elementCallCapabilities.filter((raw) => neededForCall.includes(raw)),
    },
  ],
});
