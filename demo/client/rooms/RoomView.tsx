import type { Room } from "matrix-js-sdk";
import { type ReactElement, useState } from "react";
import { Lock } from "../layout/icons.tsx";
import type { Session } from "../session/sign-in.ts";
import { Composer } from "../timeline/Composer.tsx";
import { Timeline } from "../timeline/Timeline.tsx";
import type { Calls } from "../widgets/useCalls.ts";
import { useRoomWidgets } from "../widgets/useRoomWidgets.ts";
import { WidgetPane } from "../widgets/WidgetPane.tsx";

interface RoomViewProps {
  readonly session: Session;
  readonly room: Room;
  readonly calls: Calls;
}

/** A room: its conversation, and beside it its widget. */
export function RoomView({ session, room, calls }: RoomViewProps): ReactElement {
  const { client } = session;
  const [widget] = useRoomWidgets(session, room.roomId);
  const [isWide, setWide] = useState(false);
  const topic: unknown = room.currentState.getStateEvents("m.room.topic", "")?.getContent()["topic"];

  return (
    <div className="room" data-wide={isWide && widget !== undefined}>
      <header className="room-head">
        <h2>
          <bdi>{room.name}</bdi>
          {room.hasEncryptionStateEvent() && <Lock label="encrypted" />}
        </h2>
        {typeof topic === "string" && <p className="quiet">{topic}</p>}
      </header>
      {widget && (
        <WidgetPane roomId={room.roomId} widget={widget} calls={calls} isWide={isWide} onWide={setWide} />
      )}
      <div className="conversation">
        <Timeline session={session} room={room} />
        <Composer client={client} room={room} />
      </div>
    </div>
  );
}
