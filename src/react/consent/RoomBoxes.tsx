"use client";

import type { ReactElement } from "react";
import { groupBy } from "../words/group-by.ts";
import { spellOut } from "../words/isolate.ts";
import { roomText } from "../words/room-text.ts";
import { Choice } from "./Choice.tsx";
import type { ConsentRoom } from "./consent-dialog-props.ts";

/** Rooms to tick, each by its name; by its id, too, where another looks the same. */
export function RoomBoxes(props: {
  readonly legend: string;
  readonly rooms: readonly ConsentRoom[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (roomIds: ReadonlySet<string>) => void;
}): ReactElement {
  const { legend, rooms, chosen, onChange } = props;
  const choose = (roomId: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(roomId);
    else next.delete(roomId);
    onChange(next);
  };
  const shown = rooms.map(({ roomId, name }) => ({ roomId, text: roomText(roomId, name) }));
  const byText = groupBy(shown, ({ text }) => text);
  return (
    <fieldset aria-label={legend}>
      {shown.map(({ roomId, text }) => (
        <Choice
          key={roomId}
          share={chosen.has(roomId) ? "all" : "none"}
          onChange={(isChosen) => choose(roomId, isChosen)}
        >
          <span>
            {text} {byText.get(text)?.length !== 1 && <bdi data-mw="note">{spellOut(roomId)}</bdi>}
          </span>
        </Choice>
      ))}
    </fieldset>
  );
}
