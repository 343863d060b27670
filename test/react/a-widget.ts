import { expect, inject, vi } from "vitest";
import type { User } from "./a-user.ts";

export interface PageOptions {
  readonly origin?: string;
  readonly capabilities?: readonly string[];
  readonly more?: string;
}

/** The URL template of the test's widget page. */
export function aPage({
  origin = inject("origins").a,
  capabilities = [],
  more = "",
}: PageOptions = {}): string {
  const asked = encodeURIComponent(JSON.stringify(capabilities));
  return `${origin}/pages/react-widget/?capabilities=${asked}${more}`;
}

/** A room of the user's. */
export async function aRoom(user: User, name = "Design team"): Promise<string> {
  const { room_id: roomId } = await user.client.createRoom({ name });
  await vi.waitFor(() => expect(user.port.getRoom(roomId)?.membership).toBe("join"));
  return roomId;
}

/** Puts a widget into the room, or changes it. */
export async function putWidget(
  user: User,
  roomId: string,
  id: string,
  content: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { client, port } = user;
  // The SDK's types know no widgets.
  const { event_id: eventId } = await client.sendStateEvent(
    roomId,
    "im.vector.modular.widgets" as never,
    content as never,
    id,
  );
  await vi.waitFor(() => {
    expect(port.getState(roomId, "im.vector.modular.widgets", id)).toMatchObject([{ event_id: eventId }]);
  });
}

/** A room with one widget in it. */
export async function aWidgetRoom(
  user: User,
  { id = "poll", name = "Team poll", url = aPage() }: { id?: string; name?: string; url?: string } = {},
): Promise<string> {
  const roomId = await aRoom(user);
  await putWidget(user, roomId, id, { type: "m.custom", name, url });
  return roomId;
}
