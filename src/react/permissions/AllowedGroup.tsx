import { type ReactElement, useId } from "react";
import { RiskBadge } from "../consent/RiskBadge.tsx";
import { AllowedLine, type LineChoosing } from "./AllowedLine.tsx";
import type { PermissionGroup } from "./describe-permissions.ts";

/** One consequence to take back as a whole, its lines inside. */
export function AllowedGroup(props: LineChoosing & { readonly group: PermissionGroup }): ReactElement {
  const { group, ...choosing } = props;
  const { messages, onTakeBack } = choosing;
  const { summary, risk, lines } = group;
  const id = useId();
  const [summaryId, riskId, revokeId] = [`${id}s`, `${id}r`, `${id}b`];
  return (
    <li data-mw="capability-group" data-risk={risk}>
      <p id={summaryId} data-mw="description">
        {summary}
      </p>
      <RiskBadge id={riskId} risk={risk} messages={messages.capability} />
      <button
        id={revokeId}
        type="button"
        data-mw="button"
        aria-labelledby={`${revokeId} ${summaryId}`}
        aria-describedby={riskId}
        onClick={() => onTakeBack(lines.flatMap(({ permissions }) => permissions))}
      >
        {messages.permission.manager.revoke}
      </button>
      <details data-mw="lines">
        <summary aria-describedby={summaryId}>{messages.consent.showLines(lines.length)}</summary>
        <ul>
          {lines.map((line) => (
            <AllowedLine key={line.key} line={line} groupRisk={risk} {...choosing} />
          ))}
        </ul>
      </details>
    </li>
  );
}
