import type { IdentityChange } from "../../core/permission/diff-identity.ts";
import { formatOrigin } from "../../core/url/format-origin.ts";
import type { ChangeMessages } from "../messages/permission-messages.ts";
import { isolateId, isolateName } from "./isolate.ts";

/** Says one difference between a widget and the one the user decided about. Room ids are said as they are. */
export function describeChange(change: IdentityChange, messages: ChangeMessages): string {
  const { what } = change;
  const before = text(what, change.before);
  const now = text(what, change.now);
  return what === "data"
    ? messages.data(isolateId(change.name), before, now)
    : messages.of[what](before, now);
}

function text(what: IdentityChange["what"], value: string | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (what === "name") return isolateName(value);
  return isolateId(what === "origin" ? (formatOrigin(value) ?? value) : value);
}
