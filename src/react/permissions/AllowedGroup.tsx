import { type ReactElement, useId } from "react";
import { RiskBadge } from "../consent/RiskBadge.tsx";
import { AllowedLine, type LineChoosing } from "./AllowedLine.tsx";
import type { PermissionGroup } from "./describe-permissions.ts";

/** One consequence in one place. */
export function AllowedGroup(props: LineChoosing & { readonly group: PermissionGroup }): ReactElement {
  const { group, ...choosing } = props;
  const { messages, onTakeBack } = choosing;
  const { heading, summary, risk, lines } = group;
  const id = useId();
  const [headingId, summaryId, riskId, revokeId] = [`${id}h`, `${id}s`, `${id}r`, `${id}b`];
  const isSingle = lines.length === 1;
  return (
    // Not a landmark: there is one for each widget, and of many nobody finds the way.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls.
    <div role="group" data-mw="place" aria-labelledby={isSingle ? headingId : `${headingId} ${summaryId}`}>
      <h5 id={headingId} data-mw="heading">
        {heading}
      </h5>
      {isSingle ? (
        <ul>
          {lines.map((line) => (
            <AllowedLine key={line.key} line={line} {...choosing} />
          ))}
        </ul>
      ) : (
        <div data-mw="capability-group" data-risk={risk}>
          <p id={summaryId} data-mw="description">
            {summary}
          </p>
          <RiskBadge id={riskId} risk={risk} messages={messages.capability} />
          <details data-mw="lines">
            <summary aria-describedby={summaryId}>{messages.consent.showLines(lines.length)}</summary>
            <ul>
              {lines.map((line) => (
                <AllowedLine key={line.key} line={line} {...choosing} />
              ))}
            </ul>
          </details>
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
        </div>
      )}
    </div>
  );
}
