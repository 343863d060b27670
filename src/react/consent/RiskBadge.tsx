import type { ReactElement } from "react";
import type { CapabilityTier } from "../../core/capability/capability-tier.ts";
import type { CapabilityMessages } from "../messages/capability-messages.ts";

/** How much to think about something, in words; the stylesheet adds a sign that grows with it. */
export function RiskBadge(props: {
  readonly risk: CapabilityTier;
  readonly messages: CapabilityMessages;
  readonly id?: string | undefined;
}): ReactElement | null {
  const { risk, messages, id } = props;
  if (risk === "forbidden") return null;
  return (
    <span id={id} data-mw="risk" data-risk={risk}>
      {messages.risk[risk]}
    </span>
  );
}
