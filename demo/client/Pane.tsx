import { type ReactElement, use, useState } from "react";
import { WidgetProvider } from "../../src/index.ts";
import type { DemoUser } from "./demo-config.ts";
import { Avatar } from "./layout/Avatar.tsx";
import type { Theme } from "./layout/useTheme.ts";
import { RoomList } from "./rooms/RoomList.tsx";
import { RoomView } from "./rooms/RoomView.tsx";
import { useRooms } from "./rooms/useRooms.ts";
import type { Session } from "./session/sign-in.ts";
import { framePolicy } from "./widgets/frame-policy.ts";
import { roomIdOfLink } from "./widgets/room-id-of-link.ts";
import { useCalls } from "./widgets/useCalls.ts";

interface PaneProps {
  readonly user: DemoUser;
  readonly signingIn: Promise<Session>;
  readonly theme: Theme;
  /** Where the user's dialogs and floating widgets go. */
  readonly container: HTMLElement;
}

/** The whole client of one user. */
export function Pane({ user, signingIn, theme, container }: PaneProps): ReactElement {
  const session = use(signingIn);
  const { client, port, userId } = session;
  const rooms = useRooms(client);
  const [selected, select] = useState<string>();
  const calls = useCalls();
  const room = rooms.find((candidate) => candidate.roomId === selected) ?? rooms[0];

  return (
    <WidgetProvider
      client={port}
      container={container}
      clientId="io.github.react-matrix-widgets.demo"
      theme={theme}
      language={navigator.language}
      viewedRoomId={room?.roomId}
      framePolicy={framePolicy}
      heartbeatAssistance
      onCallAction={calls.onCallAction}
      onNavigate={(uri) => {
        const roomId = roomIdOfLink(uri);
        if (rooms.some((candidate) => candidate.roomId === roomId)) select(roomId);
        else throw new Error("This demo can only show the rooms in its list.");
      }}
      onReturnToRoom={({ roomId }) => select(roomId)}
    >
      <div className="client">
        <div className="who">
          <Avatar name={user.displayName} id={userId} shape="round" />
          <strong>{user.displayName}</strong>
          <span className="quiet" dir="ltr">
            {userId}
          </span>
        </div>
        <RoomList name={user.displayName} client={client} roomId={room?.roomId} onSelect={select} />
        {room ? (
          <RoomView key={room.roomId} session={session} room={room} calls={calls} />
        ) : (
          <p className="waiting">There is no room yet.</p>
        )}
      </div>
    </WidgetProvider>
  );
}
