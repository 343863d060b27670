import { formatCapability } from "../../core/capability/format-capability.ts";
import { parseCapability } from "../../core/capability/parse-capability.ts";
import type { CapabilityGroup, CapabilityMessages } from "../messages/capability-messages.ts";
import { type CapabilityLine, describeCapability } from "./describe-capability.ts";

/** One line to tick: a capability in words, and every spelling in which the widget asked for it. */
export interface AskedLine extends CapabilityLine {
  readonly key: string;
  readonly spellings: readonly string[];
}

const inOrder: readonly CapabilityGroup[] = [
  "read",
  "write",
  "rooms",
  "devices",
  "people",
  "calls",
  "files",
  "screen",
];

/** What a widget asks for, grouped by consequence. Spellings of one capability are one line. */
export function askedLines(
  requested: readonly string[],
  messages: CapabilityMessages,
  roomId: string | undefined,
): readonly { readonly group: CapabilityGroup; readonly lines: readonly AskedLine[] }[] {
  const lines = new Map<string, AskedLine>();
  for (const raw of requested) {
    const capability = parseCapability(raw);
    const key = formatCapability(capability);
    const spellings = [...(lines.get(key)?.spellings ?? []), raw];
    lines.set(key, { ...describeCapability(capability, messages, roomId), key, spellings });
  }
  return inOrder
    .map((group) => ({ group, lines: [...lines.values()].filter((line) => line.group === group) }))
    .filter((section) => section.lines.length > 0);
}
