import type { Capability } from "../../core/capability/capability.ts";
import { formatCapability } from "../../core/capability/format-capability.ts";
import { parseCapability } from "../../core/capability/parse-capability.ts";
import type { CapabilityMessages } from "../messages/capability-messages.ts";
import { placeKey } from "./capability-place.ts";
import { type CapabilityWords, describeCapability } from "./describe-capability.ts";
import type { WordsContext } from "./words-context.ts";

/** One line to choose: all that reads the same, in every spelling in which the widget asked for it. */
export interface CapabilityLine extends CapabilityWords {
  /** Equal for the same line in another request or language. */
  readonly key: string;
  readonly capabilities: readonly Capability[];
  /** As the widget spelled them. */
  readonly spellings: readonly string[];
}

/** Puts a request in words, in the order it was made. Stable and unstable names of one thing are one line. */
export function capabilityLines(
  requested: readonly string[],
  messages: CapabilityMessages,
  context: WordsContext,
): readonly CapabilityLine[] {
  const lines = new Map<string, CapabilityLine>();
  for (const raw of new Set(requested)) {
    const capability = parseCapability(raw);
    const words = describeCapability(capability, messages, context);
    const key = lineKey(capability, words);
    const line = lines.get(key);
    lines.set(key, {
      ...(line ?? words),
      key,
      capabilities: [...(line?.capabilities ?? []), capability],
      spellings: [...(line?.spellings ?? []), raw],
    });
  }
  return [...lines.values()];
}

function lineKey(capability: Capability, { place, sameAs }: CapabilityWords): string {
  if (sameAs === undefined) return formatCapability(capability);
  const { kind, direction } = "inner" in capability ? capability.inner : directed(capability);
  // Of a room alone or of whatever rooms are open: not the same, even in the widget's own.
  return JSON.stringify([capability.kind, placeKey(place), kind, direction, sameAs]);
}

function directed(capability: Capability): { readonly kind: string; readonly direction?: string } {
  return capability;
}
