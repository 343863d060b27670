import { type ReactElement, useId } from "react";
import type { Permission } from "../../core/permission/permission.ts";
import type { PermissionRecord } from "../../core/permission/permission-record.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { WordsContext } from "../words/words-context.ts";
import { AllowedGroup } from "./AllowedGroup.tsx";
import { AllowedLine } from "./AllowedLine.tsx";
import { describePermissions } from "./describe-permissions.ts";
import { describeTerm } from "./describe-term.ts";

/** What a widget may do, by consequence; each line to untick, each group to take back as a whole. */
export function AllowedSection(props: {
  readonly permissions: readonly Permission[];
  readonly record: PermissionRecord;
  readonly messages: WidgetMessages;
  readonly context: WordsContext;
  readonly onTakeBack: (permissions: readonly Permission[]) => void;
}): ReactElement {
  const { permissions, record, messages, context, onTakeBack } = props;
  const texts = messages.permission.manager;
  const headingId = useId();
  const { plain, groups } = describePermissions(permissions, messages, context);
  const termOf = (held: readonly Permission[]) => describeTerm(held, record, texts);
  const terms = new Set(permissions.map((one) => termOf([one])));
  // Said once where it is the same for all.
  const [common] = terms.size === 1 ? terms : [];
  const choosing = {
    termOf: common === undefined ? termOf : () => undefined,
    messages,
    onTakeBack,
  };
  return (
    // Not a landmark: there is one for each widget, and of many nobody finds the way.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls.
    <div role="group" data-mw="permission-section" data-kind="allowed" aria-labelledby={headingId}>
      <h4 id={headingId} data-mw="heading">
        {texts.allowed}
      </h4>
      {permissions.length === 0 && <p data-mw="note">{texts.nothingAllowed}</p>}
      {common !== undefined && <p data-mw="note">{common}</p>}
      {plain.length > 0 && (
        <ul>
          {plain.map((line) => (
            <AllowedLine key={line.key} line={line} {...choosing} />
          ))}
        </ul>
      )}
      {groups.map((group) => (
        <AllowedGroup key={group.key} group={group} {...choosing} />
      ))}
    </div>
  );
}
