import type { IRoomEvent } from "matrix-widget-api";
import { EXTENSION_VERSIONS } from "../core/protocol/extension-versions.ts";
import { requireExtension } from "./extensions.ts";
import type { WidgetConnection } from "./widget-connection.ts";

/**
 * Reads one event by its id, decrypted: of the widget's room, or of another one that it may read. Undefined for every
 * event that it may not receive, that cannot be decrypted or that does not exist; these cannot be told apart.
 *
 * @throws WidgetError `unsupported` where the client does not offer it
 * @throws WidgetApiResponseError for a room that is closed to the widget
 */
export async function readEvent(
  api: WidgetConnection,
  eventId: string,
  roomId?: string,
): Promise<IRoomEvent | undefined> {
  await requireExtension(api, "readEvent");
  const { event } = await api.transport.send<Record<string, unknown>, { event: IRoomEvent | null }>(
    EXTENSION_VERSIONS.readEvent,
    { event_id: eventId, ...(roomId !== undefined && { room_id: roomId }) },
  );
  return event ?? undefined;
}
