import type { ActivityEntry, WidgetRequestEntry } from "../../host/activity/activity-entry.ts";
import type { ManagerMessages } from "../messages/permission-messages.ts";

type Deed = "sent" | "read" | "sentToDevices" | "uploaded" | "downloaded";

const DEEDS: readonly Deed[] = ["sent", "read", "sentToDevices", "uploaded", "downloaded"];

/** By the name of an action without the prefix of the proposal it comes from. */
const DEED_OF: ReadonlyMap<string, Deed> = new Map<string, Deed>([
  ["send_event", "sent"],
  ["m.sticker", "sent"],
  ["send_to_device", "sentToDevices"],
  ["read_events", "read"],
  ["read_relations", "read"],
  ["upload_file", "uploaded"],
  ["download_file", "downloaded"],
]);

/**
 * Sums up what a widget did, one sentence for each kind. What was refused, or is not done yet, was not done; whether a
 * request for an identity was granted, its answer alone does not say.
 */
export function describeActivity(
  entries: readonly ActivityEntry[],
  messages: ManagerMessages,
): readonly string[] {
  const counts = new Map<Deed, number>();
  const add = (deed: Deed, count: number) => counts.set(deed, (counts.get(deed) ?? 0) + count);
  for (const entry of entries) {
    if (entry.kind === "delivery" && entry.action === "send_event") add("read", entry.count);
    if (entry.kind !== "widget-request" || entry.outcome.kind !== "answered") continue;
    const deed = DEED_OF.get(entry.action.replace(/^org\.matrix\.msc\d+\./, ""));
    // What is scheduled is not sent.
    const isLater = entry.facts.delayMs !== undefined;
    if (deed && !isLater) add(deed, countOf(deed, entry));
  }
  return DEEDS.flatMap((deed) => {
    const count = counts.get(deed) ?? 0;
    return count > 0 ? [messages[deed](count)] : [];
  });
}

/** Reading says how many events there were; what is written is one thing, however many get it. */
function countOf(deed: Deed, { facts }: WidgetRequestEntry): number {
  return deed === "read" ? (facts.count ?? 0) : 1;
}
