/** Property names that could change an object's prototype when data is copied carelessly further on. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
