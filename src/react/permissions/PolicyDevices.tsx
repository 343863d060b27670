import { type ReactElement, useId } from "react";
import type { DeviceFeature } from "../../core/permission/permission.ts";
import type { PermissionMessages } from "../messages/permission-messages.ts";

/** Device features that the app gives to the page whatever the user says: to be seen, not to be unticked. */
export function PolicyDevices(props: {
  readonly devices: readonly DeviceFeature[];
  readonly messages: PermissionMessages;
}): ReactElement | null {
  const { devices, messages } = props;
  const noteId = useId();
  if (devices.length === 0) return null;
  return (
    <>
      <ul>
        {devices.map((device) => (
          <li key={device} data-mw="capability" data-state="fixed">
            <label data-mw="choice">
              <input type="checkbox" checked disabled aria-describedby={noteId} />
              <span>{messages.device[device]}</span>
            </label>
          </li>
        ))}
      </ul>
      <div data-mw="notes">
        <p id={noteId} data-mw="note">
          {messages.manager.byAppPolicy}
        </p>
      </div>
    </>
  );
}
