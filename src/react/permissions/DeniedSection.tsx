import { type ReactElement, useId } from "react";
import type { Permission } from "../../core/permission/permission.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { WordsContext } from "../words/words-context.ts";
import { listPermissions, type PermissionLine } from "./describe-permissions.ts";

/** What the user refused or took back. To forget it is to be asked again; nothing is given here. */
export function DeniedSection(props: {
  readonly permissions: readonly Permission[];
  readonly messages: WidgetMessages;
  readonly context: WordsContext;
  readonly onForget: (permissions: readonly Permission[]) => void;
}): ReactElement | null {
  const { permissions, messages, context, onForget } = props;
  const headingId = useId();
  if (permissions.length === 0) return null;
  return (
    // Not a landmark: there is one for each widget, and of many nobody finds the way.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls.
    <div role="group" data-mw="permission-section" data-kind="denied" aria-labelledby={headingId}>
      <h4 id={headingId} data-mw="heading">
        {messages.permission.manager.denied}
      </h4>
      <ul>
        {listPermissions(permissions, messages, context).map((line) => (
          <DeniedLine key={line.key} line={line} messages={messages} onForget={onForget} />
        ))}
      </ul>
    </div>
  );
}

function DeniedLine(props: {
  readonly line: PermissionLine;
  readonly messages: WidgetMessages;
  readonly onForget: (permissions: readonly Permission[]) => void;
}): ReactElement {
  const { line, messages, onForget } = props;
  const { forget, forgetDetail } = messages.permission.manager;
  const id = useId();
  const [sentenceId, buttonId] = [`${id}s`, `${id}b`];
  return (
    <li data-mw="permission-denied">
      <span id={sentenceId}>{line.sentence}</span>
      <button
        id={buttonId}
        type="button"
        data-mw="button"
        data-kind="link"
        title={forgetDetail}
        aria-labelledby={`${buttonId} ${sentenceId}`}
        onClick={() => onForget(line.permissions)}
      >
        {forget}
      </button>
    </li>
  );
}
