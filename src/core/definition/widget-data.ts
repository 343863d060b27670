import { isPlainObject, type PlainObject } from "../is-plain-object.ts";
import { RESERVED_KEYS } from "../reserved-keys.ts";

// Real widgets have a handful. Each one is looked at whenever the URL is filled in.
const MAX_KEYS = 256;

/** A widget's own variables: the first 256, none whose name could change an object's prototype; none if not an object. */
export function parseWidgetData(data: unknown): PlainObject {
  if (!isPlainObject(data)) return {};
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !RESERVED_KEYS.has(key))
      .slice(0, MAX_KEYS),
  );
}
