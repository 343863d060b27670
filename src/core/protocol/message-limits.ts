/** How much one message of a widget may carry. Counted over the whole message, without serialising it. */
export interface MessageLimits {
  /** Nested objects and arrays. */
  readonly maxDepth: number;
  /** Properties and array items. */
  readonly maxEntries: number;
  /** UTF-16 units of all strings and keys. */
  readonly maxTextLength: number;
  /** Bytes of all Blobs and buffers. */
  readonly maxBinaryBytes: number;
}

/**
 * Far above what real widgets send: an event is 64 KiB at most, a to-device message to a thousand devices about 1 MiB;
 * files arrive as Blobs, or as one long string.
 */
export const DEFAULT_MESSAGE_LIMITS: MessageLimits = {
  maxDepth: 64,
  maxEntries: 100_000,
  maxTextLength: 32 * 1024 * 1024,
  maxBinaryBytes: 512 * 1024 * 1024,
};
