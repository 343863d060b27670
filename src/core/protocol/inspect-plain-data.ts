import { isPlainObject } from "../is-plain-object.ts";
import { RESERVED_KEYS } from "../reserved-keys.ts";
import type { MessageLimits } from "./message-limits.ts";

/** Why a value is not the plain data it has to be. */
export type PlainDataProblem =
  | "too-deep"
  | "too-many-entries"
  | "too-much-text"
  | "too-many-bytes"
  | "not-plain"
  | "reserved-key";

/** How much a value holds. */
export interface PlainDataSize {
  /** UTF-16 units of all strings and keys. */
  readonly textLength: number;
  /** Bytes of all Blobs and buffers. */
  readonly bytes: number;
}

const EMPTY: PlainDataSize = { textLength: 0, bytes: 0 };

/**
 * Looks once through a value that a widget sent; its size when it is plain data within the limits: JSON's kinds of
 * value, `undefined`, Blobs and buffers.
 *
 * Structured cloning can carry cycles, one object in many places, arrays that claim a length of billions and an own
 * property named `__proto__`. Counting every visit bounds the first three; the last is refused rather than removed,
 * since copying each message costs more than looking at it.
 */
export function inspectPlainData(value: unknown, limits: MessageLimits): PlainDataProblem | PlainDataSize {
  // What nearly every acknowledgement holds.
  if (isPlainObject(value) && Object.keys(value).length === 0) return EMPTY;
  let entries = 0;
  let textLength = 0;
  let bytes = 0;
  let level: unknown[] = [value];

  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === "string") {
        textLength += item.length;
      } else if (typeof item === "object" && item !== null) {
        const size = binarySize(item);
        if (size !== undefined) {
          bytes += size;
        } else if (depth >= limits.messageDepth) {
          return "too-deep";
        } else if (Array.isArray(item)) {
          // Before looking at the items: a sparse array may have more of them than could ever be visited.
          entries += item.length;
          if (entries > limits.messageEntries) return "too-many-entries";
          if (hasNamedProperty(item)) return "not-plain";
          for (const child of item) next.push(child);
        } else if (isPlainObject(item)) {
          const keys = Object.keys(item);
          entries += keys.length;
          if (entries > limits.messageEntries) return "too-many-entries";
          for (const key of keys) {
            if (RESERVED_KEYS.has(key)) return "reserved-key";
            textLength += key.length;
            next.push(item[key]);
          }
        } else {
          return "not-plain";
        }
      } else if (typeof item === "bigint" || typeof item === "function" || typeof item === "symbol") {
        return "not-plain";
      }
    }
    if (textLength > limits.messageTextLength) return "too-much-text";
    if (bytes > limits.messageBytes) return "too-many-bytes";
    level = next;
  }
  return { textLength, bytes };
}

/** Structured cloning keeps what an array has besides its items; JSON does not, so nobody would look at it. */
function hasNamedProperty(array: readonly unknown[]): boolean {
  // Names come after all indices, so the last key tells.
  const last = Object.keys(array).at(-1);
  if (last === undefined) return false;
  return !/^(?:0|[1-9]\d*)$/.test(last) || Number(last) >= array.length;
}

function binarySize(item: object): number | undefined {
  if (item instanceof Blob) return item.size;
  if (item instanceof ArrayBuffer || ArrayBuffer.isView(item)) return item.byteLength;
  return undefined;
}
