import type { MatrixEvent, Room } from "matrix-js-sdk";
import type { ReactElement } from "react";
import { Avatar } from "../layout/Avatar.tsx";
import { Lock } from "../layout/icons.tsx";
import type { Line } from "./describe-event.ts";

interface TimelineRowProps {
  readonly event: MatrixEvent;
  readonly line: Line;
  readonly room: Room;
  readonly isOwn: boolean;
  /** Whether somebody else spoke before. */
  readonly isFirst: boolean;
}

export function TimelineRow({ event, line, room, isOwn, isFirst }: TimelineRowProps): ReactElement {
  const sender = event.getSender() ?? "";
  const name = room.getMember(sender)?.name ?? sender;
  if (line.kind === "notice") {
    return (
      <li className="notice">
        <bdi>{name}</bdi> {line.text}
      </li>
    );
  }
  return (
    <li className="message" data-own={isOwn} data-pending={event.status !== null}>
      {isFirst && !isOwn && (
        <span className="sender">
          <Avatar name={name} id={sender} shape="round" />
          <bdi>{name}</bdi>
        </span>
      )}
      <span className="bubble" dir="auto">
        {line.kind === "message" ? line.body : "The key to this message is not here"}
        <span className="meta">
          {event.isEncrypted() && <Lock label="encrypted" />}
          {event.status === "not_sent" ? "not sent" : timeOf(event)}
        </span>
      </span>
    </li>
  );
}

function timeOf(event: MatrixEvent): string {
  return new Date(event.getTs()).toLocaleTimeString([], { timeStyle: "short" });
}
