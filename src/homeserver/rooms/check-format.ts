import { badJson, RequestError } from "../http/request-error.ts";
import type { EventDraft } from "./authorize-event.ts";
import { isCanonicalJson } from "./canonical-json.ts";

/** "Size limits", in bytes. */
const MAX_EVENT_BYTES = 65_536;
const MAX_NAME_BYTES = 255;

/** What is no event in any room: too large, or with numbers that no event may have. Throws what it refuses. */
export function checkFormat(draft: EventDraft): void {
  if (!isCanonicalJson(draft.content)) {
    throw badJson("Numbers in events must be integers between -(2^53 - 1) and 2^53 - 1");
  }
  const names = [draft.type, draft.stateKey ?? ""];
  if (names.some((name) => byteLength(name) > MAX_NAME_BYTES) || byteLength(draft) > MAX_EVENT_BYTES) {
    throw new RequestError(413, "M_TOO_LARGE", "The event is too large");
  }
}

function byteLength(value: string | EventDraft): number {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return new TextEncoder().encode(text).length;
}
