import { type ReactElement, useId } from "react";
import type { IdentityChange } from "../../core/permission/diff-identity.ts";
import type { ChangeMessages } from "../messages/permission-messages.ts";
import { describeChange } from "../words/describe-change.ts";

/** What is different from when the user decided about the widget in this place. */
export function ChangesList(props: {
  readonly changes: readonly IdentityChange[];
  readonly messages: ChangeMessages;
}): ReactElement | null {
  const { changes, messages } = props;
  const titleId = useId();
  if (changes.length === 0) return null;
  return (
    <section data-mw="changes" aria-labelledby={titleId}>
      <h3 id={titleId} data-mw="heading">
        {messages.title}
      </h3>
      <ul>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>{describeChange(change, messages)}</li>
        ))}
      </ul>
    </section>
  );
}
