import { EventType, type MatrixClient, type MatrixEvent, RelationType, type Room } from "matrix-js-sdk";

const heart = "❤️";

/** One message with its sender, its state on the way, its hearts, and what the user can do with it. */
export function messageRow(client: MatrixClient, room: Room, event: MatrixEvent): HTMLLIElement {
  const body = String(event.getContent()["body"] ?? "");
  const id = event.getId() ?? "";

  const text = document.createElement("span");
  text.className = "body";
  text.textContent = body;
  const details = document.createElement("span");
  details.className = "quiet";
  const sender = event.getSender() ?? "";
  details.textContent = `${room.getMember(sender)?.name ?? sender} · ${describeDelivery(event)}`;

  const row = document.createElement("li");
  row.append(text, details);
  if (event.status !== null) return row;

  const actions = document.createElement("span");
  actions.className = "actions";
  const count = countHearts(room, id);
  actions.append(
    action(count === 0 ? heart : `${heart} ${count}`, `Like “${body}”`, () =>
      client.sendEvent(room.roomId, EventType.Reaction, {
        "m.relates_to": { rel_type: RelationType.Annotation, event_id: id, key: heart },
      }),
    ),
  );
  if (sender === client.getUserId()) {
    actions.append(action("Remove", `Remove “${body}”`, () => client.redactEvent(room.roomId, id)));
  }
  row.append(actions);
  return row;
}

function describeDelivery(event: MatrixEvent): string {
  if (event.status === "not_sent") return "could not be sent";
  if (event.status !== null) return "sending…";
  return new Date(event.getTs()).toLocaleTimeString([], { timeStyle: "short" });
}

function countHearts(room: Room, eventId: string): number {
  return (
    room.relations.getChildEventsForEvent(eventId, "m.annotation", "m.reaction")?.getRelations().length ?? 0
  );
}

function action(label: string, name: string, run: () => Promise<unknown>): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.setAttribute("aria-label", name);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await run();
    } catch {
      button.textContent = "Did not work";
    }
    button.disabled = false;
  });
  return button;
}
