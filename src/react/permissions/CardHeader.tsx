import type { ReactElement } from "react";
import { cleanWidgetName } from "../../core/definition/display-name.ts";
import type { PermissionRecord } from "../../core/permission/permission-record.ts";
import { formatOrigin } from "../../core/url/format-origin.ts";
import type { ConsentMessages } from "../messages/consent-messages.ts";
import { isolateId, spellOut } from "../words/isolate.ts";
import type { WordsContext } from "../words/words-context.ts";

/** Which widget: the page it was decided about first, and what it calls itself last. */
export function CardHeader(props: {
  readonly id: string;
  readonly record: PermissionRecord;
  readonly messages: ConsentMessages;
  readonly context: WordsContext;
}): ReactElement {
  const { id, record, messages, context } = props;
  const { origin, template, roomId, sender } = record.identity;
  const roomName = roomId === undefined ? undefined : cleanWidgetName(context.roomName?.(roomId) ?? "");
  return (
    <header data-mw="permission-header">
      <h3 id={id} data-mw="heading">
        <bdi data-mw="origin">{formatOrigin(origin) ?? isolateId(template)}</bdi>{" "}
        <q data-mw="claim">
          <bdi>{cleanWidgetName(record.appearance.name)}</bdi>
        </q>
      </h3>
      <dl data-mw="facts">
        <dt>{messages.room}</dt>
        <dd>
          <bdi>{roomId === undefined ? messages.accountWidget : roomName || isolateId(roomId)}</bdi>
        </dd>
        <dt>{messages.addedBy}</dt>
        <dd dir="ltr">{spellOut(sender)}</dd>
      </dl>
    </header>
  );
}
