import { type ReactElement, type ReactNode, useId } from "react";
import type { Permission } from "../../core/permission/permission.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { PermissionLine } from "./describe-permissions.ts";

/** One thing refused, or several with one consequence, to forget at once. */
export function DeniedRow(props: {
  readonly text: string;
  readonly lines: readonly PermissionLine[];
  readonly messages: WidgetMessages;
  readonly onForget: (permissions: readonly Permission[]) => void;
  /** Its lines one by one. */
  readonly children?: ReactNode;
}): ReactElement {
  const { text, lines, messages, onForget, children } = props;
  const { forget, forgetDetail } = messages.permission.manager;
  const id = useId();
  const [textId, buttonId] = [`${id}t`, `${id}b`];
  return (
    <li data-mw="permission-denied">
      <span id={textId}>{text}</span>
      <button
        id={buttonId}
        type="button"
        data-mw="button"
        data-kind="link"
        title={forgetDetail}
        aria-labelledby={`${buttonId} ${textId}`}
        onClick={() => onForget(lines.flatMap(({ permissions }) => permissions))}
      >
        {forget}
      </button>
      {children && (
        <details data-mw="lines">
          <summary aria-describedby={textId}>{messages.consent.showLines(lines.length)}</summary>
          <ul>{children}</ul>
        </details>
      )}
    </li>
  );
}
