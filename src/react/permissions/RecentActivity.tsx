import { type ReactElement, useId } from "react";
import type { ActivityEntry } from "../../host/activity/activity-entry.ts";
import type { ManagerMessages } from "../messages/permission-messages.ts";
import { describeActivity } from "./activity-counts.ts";

/** What a widget did lately, summed up. */
export function RecentActivity(props: {
  readonly activity: readonly ActivityEntry[];
  readonly messages: ManagerMessages;
}): ReactElement {
  const { activity, messages } = props;
  const headingId = useId();
  const deeds = describeActivity(activity, messages);
  return (
    // Not a landmark: there is one for each widget, and of many nobody finds the way.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls.
    <div role="group" data-mw="permission-section" data-kind="activity" aria-labelledby={headingId}>
      <h4 id={headingId} data-mw="heading">
        {messages.activity}
      </h4>
      {deeds.length === 0 ? (
        <p data-mw="note">{messages.noActivity}</p>
      ) : (
        <ul>
          {deeds.map((deed) => (
            <li key={deed}>{deed}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
