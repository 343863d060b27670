import type { WidgetDefinition } from "../../src/core/definition/widget-definition.ts";
import type { KnownWidget } from "../../src/core/permission/diff-identity.ts";
import { widgetAppearance, widgetIdentity } from "../../src/core/permission/widget-identity.ts";
import type { ConsentRequest, ConsentSubject } from "../../src/store/consent-request.ts";
import { requestId } from "../../src/store/request-id.ts";

export const ME = "@me:example.org";

export function aWidget(change: Partial<WidgetDefinition> = {}): WidgetDefinition {
  return {
    kind: "room",
    id: "poll",
    roomId: "!team:example.org",
    type: "m.custom",
    url: "https://poll.example.org/?who=$matrix_user_id&board=$board",
    name: "Poll",
    data: { board: "1", title: "unused" },
    waitForIframeLoad: true,
    avatarUrl: undefined,
    sender: "@alice:example.org",
    eventId: "$added",
    ...change,
  };
}

export function aKnownWidget(change: Partial<WidgetDefinition> = {}): KnownWidget {
  const widget = aWidget(change);
  return { identity: widgetIdentity(ME, widget), appearance: widgetAppearance(widget) };
}

export function aSubject(change: Partial<WidgetDefinition> = {}): ConsentSubject {
  const widget = aWidget(change);
  const room = widget.roomId === undefined ? undefined : { roomId: widget.roomId, name: "Team" };
  return { identity: widgetIdentity(ME, widget), widget, origin: "https://poll.example.org", room };
}

const context = (change: Partial<WidgetDefinition>) =>
  ({ subject: aSubject(change), alreadyGranted: [], changes: [], isTrustedOrigin: false }) as const;

export function aLoadRequest(change: Partial<WidgetDefinition> = {}): ConsentRequest & { kind: "load" } {
  const id = requestId("load", aSubject(change));
  return { ...context(change), kind: "load", id, disclosed: ["userId"], devices: [] };
}

export function anIdentityRequest(change: Partial<WidgetDefinition> = {}): ConsentRequest {
  return { ...context(change), kind: "identity", id: requestId("identity", aSubject(change)) };
}

export function aCapabilitiesRequest(
  requested: readonly string[],
  change: Partial<WidgetDefinition> = {},
): ConsentRequest {
  const id = requestId("capabilities", aSubject(change), requested);
  return { ...context(change), kind: "capabilities", id, requested, needed: [], suggested: [] };
}
