/**
 * Whether a value may be in an event: "Canonical JSON" knows only integers that a double holds exactly, since room
 * version 6.
 */
export function isCanonicalJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isCanonicalJson);
}

/** Whether two JSON values say the same, in whatever order. */
export function isEqualJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const entries = Object.entries(one);
  const otherEntries = new Map(Object.entries(other));
  return (
    Array.isArray(one) === Array.isArray(other) &&
    entries.length === otherEntries.size &&
    entries.every(([key, value]) => otherEntries.has(key) && isEqualJson(value, otherEntries.get(key)))
  );
}
