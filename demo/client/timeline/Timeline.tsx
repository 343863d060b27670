import { type EmittedEvents, type MatrixClient, MatrixEventEvent, type Room, RoomEvent } from "matrix-js-sdk";
import { type ReactElement, useEffect, useRef } from "react";
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
  readonly client: MatrixClient;
  readonly room: Room;
}

/** What the user has seen of the room, newest at the bottom. */
export function Timeline({ client, room }: TimelineProps): ReactElement {
  useClientEvents(client, changes);
  const list = useRef<HTMLOListElement>(null);
  const rows = room
    .getLiveTimeline()
    .getEvents()
    .flatMap((event) => {
      const line = describeEvent(event);
      return line === undefined ? [] : [{ event, line }];
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row is the reason to scroll.
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [rows.length, room.roomId]);

  return (
    <ol ref={list} className="timeline" role="log" aria-label="Timeline">
      {rows.map(({ event, line }, index) => (
        <TimelineRow
          key={event.getTxnId() ?? event.getId()}
          event={event}
          line={line}
          room={room}
          isOwn={event.getSender() === client.getUserId()}
          isFirst={rows[index - 1]?.event.getSender() !== event.getSender()}
        />
      ))}
    </ol>
  );
}
