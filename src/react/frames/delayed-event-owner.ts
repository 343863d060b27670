import { cleanWidgetName } from "../../core/definition/display-name.ts";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import { identityKey, widgetIdentity } from "../../core/permission/widget-identity.ts";
import type { DelayedEventOwner } from "../../store/delayed-events/widget-ledger.ts";

/** Whose the delayed events of a new session are: the widget's, in all its sessions. */
export function delayedEventOwner(userId: string, widget: WidgetDefinition): DelayedEventOwner {
  return {
    identity: identityKey(widgetIdentity(userId, widget)),
    name: cleanWidgetName(widget.name),
    session: createSessionName(),
  };
}

/** Not `randomUUID`, which pages that are not served securely do not have. */
function createSessionName(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("-");
}
