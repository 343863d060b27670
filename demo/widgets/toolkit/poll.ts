import type { RoomEvent, StateEvent } from "@matrix-widget-toolkit/api";
import { type Capability, EventDirection, WidgetEventCapability } from "matrix-widget-api";
import { pollType, voteType } from "../shared/event-types.ts";

/** The poll of a room: one state event. Its event id names it, so that a new poll starts without votes. */
export interface Poll {
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
}

export interface Vote {
  readonly voter: string;
  readonly option: number;
}

/** What the page needs before it can show anything. */
export const toRead: readonly (WidgetEventCapability | Capability)[] = [
  WidgetEventCapability.forStateEvent(EventDirection.Receive, pollType, ""),
  WidgetEventCapability.forStateEvent(EventDirection.Receive, "m.room.member"),
  WidgetEventCapability.forRoomEvent(EventDirection.Receive, voteType),
];

/** What it asks for when the user votes, and when the user starts a poll. */
export const toVote: readonly (WidgetEventCapability | Capability)[] = [
  WidgetEventCapability.forRoomEvent(EventDirection.Send, voteType),
];
export const toStart: readonly (WidgetEventCapability | Capability)[] = [
  WidgetEventCapability.forStateEvent(EventDirection.Send, pollType, ""),
];

export function parsePoll(event: StateEvent | undefined): Poll | undefined {
  const content = event?.content;
  if (event === undefined || typeof content !== "object" || content === null) return undefined;
  if (!("question" in content) || !("options" in content) || !Array.isArray(content.options))
    return undefined;
  return { id: event.event_id, question: String(content.question), options: content.options.map(String) };
}

/** The last word of each voter on this poll. */
export function countedVotes(poll: Poll, events: readonly RoomEvent[]): readonly Vote[] {
  const votes = new Map<string, Vote>();
  for (const event of [...events].sort((one, other) => one.origin_server_ts - other.origin_server_ts)) {
    const content = event.content;
    if (typeof content !== "object" || content === null || !("poll" in content) || !("option" in content)) {
      continue;
    }
    if (content.poll === poll.id && typeof content.option === "number") {
      votes.set(event.sender, { voter: event.sender, option: content.option });
    }
  }
  return [...votes.values()];
}
