import { STATE_EVENT_ROOM_MEMBER } from "@matrix-widget-toolkit/api";
import { useRoomState } from "./useObserved.ts";

/** What the people of the room are called, by user id. */
export function useMemberNames(): ReadonlyMap<string, string> {
  const members = useRoomState(STATE_EVENT_ROOM_MEMBER);
  const names = new Map<string, string>();
  for (const [userId, event] of members) {
    const content = event.content;
    if (typeof content === "object" && content !== null && "displayname" in content) {
      names.set(userId, String(content.displayname));
    }
  }
  return names;
}
