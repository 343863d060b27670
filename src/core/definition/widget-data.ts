// Real widgets have a handful. Each one is looked at whenever the URL is filled in.
const MAX_KEYS = 256;
const reservedKeys = new Set(["__proto__", "constructor", "prototype"]);

/** A widget's own variables: the first 256, none whose name could change an object's prototype; none if not an object. */
export function parseWidgetData(data: unknown): Readonly<Record<string, unknown>> {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return {};
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !reservedKeys.has(key))
      .slice(0, MAX_KEYS),
  );
}
