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
  const names = groupBy(rooms, ({ roomId, name }) => roomText(roomId, name));
  return (
    <fieldset aria-label={legend}>
      {rooms.map(({ roomId, name }) => (
        <Choice
          key={roomId}
          share={chosen.has(roomId) ? "all" : "none"}
          onChange={(isChosen) => choose(roomId, isChosen)}
        >
          <span>
            {roomText(roomId, name)}
            {names.get(roomText(roomId, name))?.length !== 1 && <bdi data-mw="note">{spellOut(roomId)}</bdi>}
          </span>
        </Choice>
      ))}
    </fieldset>
  );
}
