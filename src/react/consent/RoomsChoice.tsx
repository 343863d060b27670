"use client";

import { type ReactElement, useState } from "react";
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
  // A box for each room in each such line would be tens of thousands: none is made before it is to be seen.
  const [isOpen, setOpen] = useState(false);
  return (
    <details data-mw="rooms" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{boxes.legend}</summary>
      {isOpen && <RoomBoxes {...boxes} chosen={chosen} />}
    </details>
  );
}
