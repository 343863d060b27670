import { type EmittedEvents, MatrixEventEvent, type Room, RoomEvent } from "matrix-js-sdk";
import type { ReactElement } from "react";
import type { Session } from "../session/sign-in.ts";
import { useClientEvents } from "../session/useClientEvents.ts";
import { describeEvent } from "./describe-event.ts";
import { TimelineRow } from "./TimelineRow.tsx";

const changes: readonly EmittedEvents[] = [
  RoomEvent.Timeline,
  RoomEvent.LocalEchoUpdated,
  RoomEvent.Redaction,
  MatrixEventEvent.Decrypted,
];

interface TimelineProps {
  readonly session: Session;
  readonly room: Room;
}

/** What the user has seen of the room, newest at the bottom. */
export function Timeline({ session, room }: TimelineProps): ReactElement {
  useClientEvents(session.client, changes);
  const rows = room
    .getLiveTimeline()
    .getEvents()
    .flatMap((event) => {
      const line = describeEvent(event);
      return line === undefined ? [] : [{ event, line }];
    });

  return (
    <div className="timeline" role="log" aria-label="Timeline">
      <ol>
        {rows.map(({ event, line }, index) => (
          <TimelineRow
            key={event.getTxnId() ?? event.getId()}
            event={event}
            line={line}
            room={room}
            session={session}
            isFirst={rows[index - 1]?.event.getSender() !== event.getSender()}
          />
        ))}
      </ol>
    </div>
  );
}
