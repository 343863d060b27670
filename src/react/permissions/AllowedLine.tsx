import { type ReactElement, useId } from "react";
import { type Permission, permittedDevice } from "../../core/permission/permission.ts";
import { Choice } from "../consent/Choice.tsx";
import { RiskBadge } from "../consent/RiskBadge.tsx";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { PermissionLine } from "./describe-permissions.ts";

/** One line to untick, which counts at once. */
export function AllowedLine(props: {
  readonly line: PermissionLine;
  readonly termOf: (permissions: readonly Permission[]) => string | undefined;
  readonly messages: WidgetMessages;
  readonly onTakeBack: (permissions: readonly Permission[]) => void;
}): ReactElement {
  const { line, termOf, messages, onTakeBack } = props;
  const { sentence, permissions, details, risk } = line;
  const id = useId();
  const [riskId, notesId] = [`${id}r`, `${id}n`];
  const term = termOf(permissions);
  const isDevice = permissions.some((one) => permittedDevice(one) !== undefined);
  const notes = [
    ...(term === undefined ? [] : [term]),
    ...details,
    ...(isDevice ? [messages.permission.manager.revokeReloads] : []),
  ];
  return (
    <li data-mw="capability" data-risk={risk}>
      <Choice share="all" describedBy={`${riskId} ${notesId}`} onChange={() => onTakeBack(permissions)}>
        <span>{sentence}</span>
      </Choice>
      {risk && <RiskBadge id={riskId} risk={risk} messages={messages.capability} />}
      <div id={notesId} data-mw="notes">
        {notes.map((note) => (
          <p key={note} data-mw="note">
            {note}
          </p>
        ))}
      </div>
    </li>
  );
}
