import type { CapabilityFeature } from "../../core/capability/capability.ts";
import type { CapabilityMessages } from "../messages/capability-messages.ts";
import type { CapabilityAct, Description } from "./describe-events.ts";
import { USE_TOPICS } from "./topics.ts";

export function describeFeature(
  feature: CapabilityFeature,
  { sentence, detail }: CapabilityMessages,
): Description {
  const topic = USE_TOPICS[feature];
  const subject = sentence.feature[feature];
  const common = { subject, sentence: subject, scope: undefined, sameAs: undefined };
  if (topic !== undefined) {
    const details = feature === "download-file" ? [detail.anyFile] : [];
    return { ...common, act: "use", details, gist: { kind: "use", topic } };
  }
  const details = featureDetails(feature, detail);
  return { ...common, act: roomAct(feature), details, gist: featureGist(feature) };
}

function roomAct(feature: CapabilityFeature): CapabilityAct {
  if (feature === "complete-timeline") return "history";
  return feature === "receive-sticky-event" ? "read" : "write";
}

function featureDetails(feature: CapabilityFeature, detail: CapabilityMessages["detail"]): readonly string[] {
  if (feature === "send-delayed-event") return [detail.delayed];
  return feature === "send-sticky-event" ? [detail.sticky] : [];
}

function featureGist(feature: CapabilityFeature): Description["gist"] {
  // The others say how something is sent, not what.
  return feature === "sticker" ? { kind: "topic", topic: "stickers" } : undefined;
}
