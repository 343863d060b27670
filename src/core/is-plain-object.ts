export type PlainObject = Readonly<Record<string, unknown>>;

/** True for objects as JSON has them, from other windows too, where `Object.prototype` is another object. */
export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
