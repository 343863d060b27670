import { type ReactElement, useId } from "react";
import type { DeviceFeature } from "../../core/permission/permission.ts";
import type { PermissionMessages } from "../messages/permission-messages.ts";

/** A device feature that the app gives to the page whatever the user says: to be seen, not to be unticked. */
export function PolicyLine(props: {
  readonly device: DeviceFeature;
  readonly messages: PermissionMessages;
}): ReactElement {
  const { device, messages } = props;
  const noteId = useId();
  return (
    <li data-mw="capability" data-state="fixed">
      <label data-mw="choice">
        <input type="checkbox" checked disabled aria-describedby={noteId} />
        <span>{messages.device[device]}</span>
      </label>
      <div id={noteId} data-mw="notes">
        <p data-mw="note">{messages.manager.byAppPolicy}</p>
      </div>
    </li>
  );
}
