import { type MatrixClient, MatrixEvent, type Room, RoomEvent } from "matrix-js-sdk";
import type { IRoomEvent, WidgetApi } from "matrix-widget-api";
import { describeProblem } from "../shared/describe-problem.ts";
import { findPart } from "../shared/find-part.ts";
import { messageRow } from "./message-row.ts";

const historyLength = 30;

/** The room's messages: history first, then what comes, with the user's own while they are under way. */
export async function showMessages(api: WidgetApi, client: MatrixClient, room: Room): Promise<void> {
  const list = findPart("messages", HTMLOListElement);
  const form = findPart("composer", HTMLFormElement);
  const input = findPart("message", HTMLInputElement);

  const show = () => {
    const messages = room
      .getLiveTimeline()
      .getEvents()
      .filter((event) => event.getType() === "m.room.message" && !event.isRedacted());
    list.replaceChildren(...messages.map((event) => messageRow(client, room, event)));
  };
  room.on(RoomEvent.Timeline, show);
  room.on(RoomEvent.LocalEchoUpdated, show);
  room.on(RoomEvent.Redaction, show);

  form.addEventListener("submit", async (submission) => {
    submission.preventDefault();
    const text = input.value.trim();
    if (text === "") return;
    input.value = "";
    input.setCustomValidity("");
    try {
      await client.sendTextMessage(room.roomId, text);
    } catch (problem) {
      input.setCustomValidity(describeProblem(problem));
      input.reportValidity();
    }
  });

  const history = await Promise.all([
    api.readRoomEvents("m.room.message", historyLength, "m.text"),
    api.readRoomEvents("m.reaction", historyLength),
  ]);
  addHistory(room, history.flat());
  show();
}

/** The SDK's widget client starts with an empty timeline; what the client read for us goes in front of it. */
function addHistory(room: Room, events: readonly IRoomEvent[]): void {
  const newestFirst = events
    .filter((event) => room.findEventById(event.event_id) === undefined)
    .sort((one, other) => other.origin_server_ts - one.origin_server_ts)
    .map((event) => new MatrixEvent(event));
  room.addEventsToTimeline(newestFirst, true, false, room.getLiveTimeline());
}
