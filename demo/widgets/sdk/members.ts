import { KnownMembership, type Room, RoomEvent, RoomStateEvent } from "matrix-js-sdk";
import { findPart } from "../shared/find-part.ts";

/** The room's name as the heading, and who is in the room. */
export function showMembers(room: Room): void {
  const heading = findPart("room-name", HTMLHeadingElement);
  const list = findPart("members", HTMLUListElement);

  const show = () => {
    heading.textContent = room.name;
    const names = room.getMembersWithMembership(KnownMembership.Join).map((member) => member.name);
    list.replaceChildren(
      ...names.sort().map((name) => {
        const item = document.createElement("li");
        item.textContent = name;
        return item;
      }),
    );
  };
  room.on(RoomEvent.Name, show);
  room.currentState.on(RoomStateEvent.Update, show);
  show();
}
