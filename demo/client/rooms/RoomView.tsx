import type { MatrixClient, Room } from "matrix-js-sdk";
import { type ReactElement, useState } from "react";
import { Lock } from "../layout/icons.tsx";
import { Composer } from "../timeline/Composer.tsx";
import { Timeline } from "../timeline/Timeline.tsx";
import { useRoomWidgets } from "../widgets/useRoomWidgets.ts";
import { WidgetPane } from "../widgets/WidgetPane.tsx";

interface RoomViewProps {
  readonly client: MatrixClient;
  readonly room: Room;
}

/** A room: its conversation, and beside it its widget. */
export function RoomView({ client, room }: RoomViewProps): ReactElement {
  const [widget] = useRoomWidgets(client, room);
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
      {widget && <WidgetPane widget={widget} isWide={isWide} onWide={setWide} />}
      <section className="conversation" aria-label="Conversation">
        <Timeline client={client} room={room} />
        <Composer client={client} room={room} />
      </section>
    </div>
  );
}
