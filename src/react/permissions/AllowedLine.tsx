import { type ReactElement, useId } from "react";
import type { CapabilityTier } from "../../core/capability/capability-tier.ts";
import { type Permission, permittedDevice } from "../../core/permission/permission.ts";
import { Choice } from "../consent/Choice.tsx";
import type { ConsentRoom } from "../consent/consent-dialog-props.ts";
import { RiskBadge } from "../consent/RiskBadge.tsx";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { PermissionLine } from "./describe-permissions.ts";
import { LimitToRooms } from "./LimitToRooms.tsx";

/** What a line does for what the user wants of it. */
export interface LineChoosing {
  readonly termOf: (permissions: readonly Permission[]) => string | undefined;
  readonly messages: WidgetMessages;
  readonly getRooms: () => readonly ConsentRoom[];
  readonly onTakeBack: (permissions: readonly Permission[]) => void;
  readonly onLimit: (permissions: readonly Permission[], roomIds: readonly string[]) => void;
}

/** One line to untick, which counts at once; what counts in every room can be limited to some instead. */
export function AllowedLine(
  props: LineChoosing & {
    readonly line: PermissionLine;
    /** Said of its group already, and not repeated unless it is high. */
    readonly groupRisk?: CapabilityTier;
  },
): ReactElement {
  const { line, groupRisk, termOf, messages, getRooms, onTakeBack, onLimit } = props;
  const { sentence, permissions, details, risk } = line;
  const texts = messages.permission.manager;
  const id = useId();
  const [sentenceId, riskId, notesId] = [`${id}s`, `${id}r`, `${id}n`];
  const term = termOf(permissions);
  const isRiskSaid = risk === groupRisk && risk !== "high";
  const isDevice = permissions.some((one) => permittedDevice(one) !== undefined);
  const notes = [
    ...(term === undefined ? [] : [term]),
    ...details,
    ...(isDevice ? [texts.revokeReloads] : []),
  ];
  return (
    <li data-mw="capability" data-risk={risk}>
      <Choice share="all" describedBy={`${riskId} ${notesId}`} onChange={() => onTakeBack(permissions)}>
        <span id={sentenceId}>{sentence}</span>
      </Choice>
      {risk && !isRiskSaid && <RiskBadge id={riskId} risk={risk} messages={messages.capability} />}
      <div id={notesId} data-mw="notes">
        {notes.map((note) => (
          <p key={note} data-mw="note">
            {note}
          </p>
        ))}
      </div>
      {line.isOfEveryRoom && (
        <LimitToRooms
          describedBy={sentenceId}
          getRooms={getRooms}
          messages={texts}
          onLimit={(roomIds) => onLimit(permissions, roomIds)}
        />
      )}
    </li>
  );
}
