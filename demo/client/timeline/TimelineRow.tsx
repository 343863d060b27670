import type { MatrixEvent, Room } from "matrix-js-sdk";
import type { ReactElement } from "react";
import { Avatar } from "../layout/Avatar.tsx";
import { Lock } from "../layout/icons.tsx";
import type { Session } from "../session/sign-in.ts";
import type { Line } from "./describe-event.ts";
import { Picture } from "./Picture.tsx";

interface TimelineRowProps {
  readonly event: MatrixEvent;
  readonly line: Line;
  readonly room: Room;
  readonly session: Session;
  /** Whether somebody else spoke before. */
  readonly isFirst: boolean;
}

export function TimelineRow({ event, line, room, session, isFirst }: TimelineRowProps): ReactElement {
  const sender = event.getSender() ?? "";
  const name = room.getMember(sender)?.name ?? sender;
  if (line.kind === "notice") {
    return (
      <li className="notice">
        <bdi>{name}</bdi> {line.text}
      </li>
    );
  }
  const isOwn = sender === session.userId;
  return (
    <li className="message" data-own={isOwn} data-pending={event.status !== null}>
      {isFirst && !isOwn && (
        <span className="sender">
          <Avatar name={name} id={sender} shape="round" />
          <bdi>{name}</bdi>
        </span>
      )}
      <span className="bubble" data-kind={line.kind} dir="auto">
        {line.kind === "message" && line.body}
        {line.kind === "locked" && "The key to this message is not here"}
        {line.kind === "picture" && (
          <Picture port={session.port} contentUri={line.contentUri} name={line.name} />
        )}
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
