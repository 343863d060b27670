import type { MatrixClient } from "matrix-js-sdk";
import type { ReactElement } from "react";
import { Avatar } from "../layout/Avatar.tsx";
import { Lock } from "../layout/icons.tsx";
import { useRooms } from "./useRooms.ts";

interface RoomListProps {
  /** Whose rooms. */
  readonly name: string;
  readonly client: MatrixClient;
  readonly roomId: string | undefined;
  readonly onSelect: (roomId: string) => void;
}

export function RoomList({ name, client, roomId, onSelect }: RoomListProps): ReactElement {
  const rooms = useRooms(client);
  return (
    <nav className="rooms" aria-label={`Rooms of ${name}`}>
      <ul>
        {rooms.map((room) => (
          <li key={room.roomId}>
            <button
              type="button"
              aria-current={room.roomId === roomId ? "page" : undefined}
              title={room.hasEncryptionStateEvent() ? "Encrypted" : undefined}
              onClick={() => onSelect(room.roomId)}
            >
              <Avatar name={room.name} id={room.roomId} shape="square" />
              <span className="name">{room.name}</span>
              {room.hasEncryptionStateEvent() && <Lock />}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
