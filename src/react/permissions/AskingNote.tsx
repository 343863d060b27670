import type { ReactElement } from "react";
import { type BackOff, currentBackOff } from "../../core/permission/back-off.ts";
import type { ManagerMessages } from "../messages/permission-messages.ts";

/** Says that a widget asks no more, and lets it where the user may decide that. */
export function AskingNote(props: {
  readonly backOff: BackOff;
  readonly messages: ManagerMessages;
  readonly onAskAgain: () => void;
}): ReactElement | null {
  const { messages, onAskAgain } = props;
  const backOff = currentBackOff(props.backOff, Date.now());
  switch (backOff.state) {
    case "asking":
      return null;
    case "cooling-down":
      return <p data-mw="note">{messages.coolingDown(backOff.untilMs)}</p>;
    case "quiet":
      return (
        <div data-mw="notes">
          <p data-mw="note">{messages.quiet}</p>
          <button type="button" data-mw="button" onClick={onAskAgain}>
            {messages.askAgain}
          </button>
        </div>
      );
  }
}
