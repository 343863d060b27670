"use client";

import type { ReactElement } from "react";
import { isolateId, isolateName } from "../words/isolate.ts";
import { Choice } from "./Choice.tsx";
import type { ConsentRoom } from "./consent-dialog-props.ts";

/** Narrows what counts in every room to some of them; with none chosen it counts everywhere. */
export function RoomsChoice(props: {
  readonly legend: string;
  readonly rooms: readonly ConsentRoom[];
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChange: (roomIds: ReadonlySet<string>) => void;
}): ReactElement {
  const { legend, rooms, chosen = new Set<string>(), onChange } = props;
  const choose = (roomId: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(roomId);
    else next.delete(roomId);
    onChange(next);
  };
  return (
    <details data-mw="rooms">
      <summary>{legend}</summary>
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
    </details>
  );
}
