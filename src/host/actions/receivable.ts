import type { ReceivableEvent } from "../../core/capability/room-grants.ts";

/** An event of a driver, as the grants judge it: drivers of other makers promise nothing about its content. */
export function asReceivable(event: {
  readonly type: string;
  readonly state_key?: string | undefined;
  readonly content: unknown;
}): ReceivableEvent {
  const { type, state_key, content } = event;
  const isObject = typeof content === "object" && content !== null;
  return { type, state_key, content: isObject ? (content as Record<string, unknown>) : {} };
}
