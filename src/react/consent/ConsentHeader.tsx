import type { ReactElement } from "react";
import { cleanWidgetName } from "../../core/definition/display-name.ts";
import { formatOrigin } from "../../core/url/format-origin.ts";
import type { ConsentSubject } from "../../store/consent-request.ts";
import type { ConsentMessages } from "../messages/consent-messages.ts";
import { spellOut } from "../words/isolate.ts";

/** Who asks, the trustworthy part first: where the page comes from, in which room it acts, who added it. */
export function ConsentHeader(props: {
  readonly subject: ConsentSubject;
  readonly messages: ConsentMessages;
}): ReactElement {
  const { subject, messages } = props;
  const { widget, origin, room } = subject;
  return (
    <dl data-mw="facts">
      <dt>{messages.page}</dt>
      <dd data-mw="origin" dir="ltr">
        {formatOrigin(origin) ?? origin}
      </dd>
      <dt>{messages.room}</dt>
      <dd>
        <bdi>{room ? cleanWidgetName(room.name) || spellOut(room.roomId) : messages.accountWidget}</bdi>
      </dd>
      <dt>{messages.addedBy}</dt>
      <dd dir="ltr">{spellOut(widget.sender)}</dd>
      <dt>{messages.callsItself}</dt>
      <dd data-mw="claim">
        <q>
          <bdi>{cleanWidgetName(widget.name)}</bdi>
        </q>
      </dd>
    </dl>
  );
}
