"use client";

import { type ReactElement, useState } from "react";
import type { ConsentRoom } from "../consent/consent-dialog-props.ts";
import { RoomBoxes } from "../consent/RoomBoxes.tsx";
import type { ManagerMessages } from "../messages/permission-messages.ts";

const NO_ROOMS: readonly ConsentRoom[] = [];

/** Limits what counts in every room to some, all at once: room by room it would end where the second is still to come. */
export function LimitToRooms(props: {
  readonly describedBy: string;
  /** Read once the user wants to see them: there may be thousands. */
  readonly getRooms: () => readonly ConsentRoom[];
  readonly messages: ManagerMessages;
  readonly onLimit: (roomIds: readonly string[]) => void;
}): ReactElement {
  const { describedBy, getRooms, messages, onLimit } = props;
  const [rooms, setRooms] = useState(NO_ROOMS);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return (
    <details
      data-mw="rooms"
      onToggle={({ currentTarget }) => setRooms(currentTarget.open ? getRooms() : NO_ROOMS)}
    >
      <summary aria-describedby={describedBy}>{messages.narrow}</summary>
      <RoomBoxes legend={messages.narrow} rooms={rooms} chosen={chosen} onChange={setChosen} />
      <button
        type="button"
        data-mw="button"
        disabled={chosen.size === 0}
        aria-describedby={describedBy}
        onClick={() => onLimit([...chosen])}
      >
        {messages.narrowTo}
      </button>
    </details>
  );
}
