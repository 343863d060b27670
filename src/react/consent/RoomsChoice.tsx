"use client";

import type { ReactElement } from "react";
import type { ConsentRoom } from "./consent-dialog-props.ts";
import { RoomBoxes } from "./RoomBoxes.tsx";

/** Narrows what counts in every room to some of them; the last taken away takes the line with it. */
export function RoomsChoice(props: {
  readonly legend: string;
  readonly rooms: readonly ConsentRoom[];
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChange: (roomIds: ReadonlySet<string>) => void;
}): ReactElement {
  const { chosen = new Set<string>(), ...boxes } = props;
  return (
    <details data-mw="rooms">
      <summary>{boxes.legend}</summary>
      <RoomBoxes {...boxes} chosen={chosen} />
    </details>
  );
}
