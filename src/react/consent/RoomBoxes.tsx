"use client";

import type { ReactElement } from "react";
import { isolateId, isolateName } from "../words/isolate.ts";
import { Choice } from "./Choice.tsx";
import type { ConsentRoom } from "./consent-dialog-props.ts";

/** Rooms to tick, each by its name, or by its id where it has none. */
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
  return (
    <fieldset aria-label={legend}>
      {rooms.map(({ roomId, name }) => (
        <Choice
          key={roomId}
          share={chosen.has(roomId) ? "all" : "none"}
          onChange={(isChosen) => choose(roomId, isChosen)}
        >
          <span>{name === "" ? isolateId(roomId) : isolateName(name)}</span>
        </Choice>
      ))}
    </fieldset>
  );
}
