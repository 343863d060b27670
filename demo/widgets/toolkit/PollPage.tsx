import { MuiCapabilitiesGuard } from "@matrix-widget-toolkit/mui";
import { Box, Stack } from "@mui/material";
import type { ReactElement } from "react";
import { pollType } from "../shared/event-types.ts";
import { Identity } from "./Identity.tsx";
import { PollCard } from "./PollCard.tsx";
import { parsePoll, toRead } from "./poll.ts";
import { StartPoll } from "./StartPoll.tsx";
import { useRoomState } from "./useObserved.ts";

// One list for the life of the page: the guard asks again whenever it gets another one.
const needed = [...toRead];

/** The whole page, once the user allowed it to read. */
export function PollPage(): ReactElement {
  return (
    <MuiCapabilitiesGuard capabilities={needed}>
      <Box component="main" sx={{ padding: 2, maxWidth: 640, marginInline: "auto" }}>
        <RoomPoll />
      </Box>
    </MuiCapabilitiesGuard>
  );
}

function RoomPoll(): ReactElement {
  const poll = parsePoll(useRoomState(pollType, "").get(""));
  return (
    <Stack spacing={2}>
      {poll && <PollCard key={poll.id} poll={poll} />}
      <Stack direction={{ xs: "column", sm: "row" }} spacing={2} useFlexGap>
        <StartPoll />
        <Identity />
      </Stack>
    </Stack>
  );
}
