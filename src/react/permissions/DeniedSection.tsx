import { type ReactElement, useId } from "react";
import type { Permission } from "../../core/permission/permission.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { WordsContext } from "../words/words-context.ts";
import { DeniedRow } from "./DeniedRow.tsx";
import { describePermissions, type PermissionLine } from "./describe-permissions.ts";
import { PermissionPlaces } from "./PermissionPlaces.tsx";

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
  const { plain, groups } = describePermissions(permissions, messages, context);
  const row = (line: PermissionLine) => (
    <DeniedRow key={line.key} text={line.sentence} lines={[line]} messages={messages} onForget={onForget} />
  );
  return (
    // Not a landmark: there is one for each widget, and of many nobody finds the way.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls.
    <div role="group" data-mw="permission-section" data-kind="denied" aria-labelledby={headingId}>
      <h4 id={headingId} data-mw="heading">
        {messages.permission.manager.denied}
      </h4>
      {plain.length > 0 && <ul>{plain.map(row)}</ul>}
      <PermissionPlaces
        groups={groups}
        renderLine={row}
        renderGroup={({ summary, lines }) => (
          <DeniedRow text={summary} lines={lines} messages={messages} onForget={onForget}>
            {lines.map(row)}
          </DeniedRow>
        )}
      />
    </div>
  );
}
