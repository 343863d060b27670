import { useWidgetApi } from "@matrix-widget-toolkit/react";
import { Alert, Box, Button, LinearProgress, Paper, Stack, Typography } from "@mui/material";
import { type ReactElement, useId, useState } from "react";
import { describeProblem } from "../shared/describe-problem.ts";
import { voteType } from "../shared/event-types.ts";
import { countedVotes, type Poll, toVote } from "./poll.ts";
import { useMemberNames } from "./useMemberNames.ts";
import { useRoomEvents } from "./useObserved.ts";

interface PollCardProps {
  readonly poll: Poll;
}

/** The question, and for each answer a bar, its voters and a button. */
export function PollCard({ poll }: PollCardProps): ReactElement {
  const widgetApi = useWidgetApi();
  const votes = countedVotes(poll, useRoomEvents(voteType));
  const names = useMemberNames();
  const [problem, setProblem] = useState<string>();
  const titleId = useId();

  const handleVote = async (option: number) => {
    setProblem(undefined);
    try {
      await widgetApi.requestCapabilities([...toVote]);
      await widgetApi.sendRoomEvent(voteType, { poll: poll.id, option });
    } catch (reason) {
      setProblem(describeProblem(reason));
    }
  };

  return (
    <Paper component="section" aria-labelledby={titleId} variant="outlined" sx={{ padding: 2 }}>
      <Typography id={titleId} component="h1" variant="h3" sx={{ marginBottom: 2 }}>
        {poll.question}
      </Typography>
      <Stack component="ul" spacing={2} sx={{ listStyle: "none", margin: 0, padding: 0 }}>
        {poll.options.map((option, index) => (
          <Answer
            key={option}
            label={option}
            voters={votes
              .filter((vote) => vote.option === index)
              .map((vote) => names.get(vote.voter) ?? vote.voter)}
            total={votes.length}
            onVote={() => handleVote(index)}
          />
        ))}
      </Stack>
      {problem !== undefined && (
        <Alert severity="error" sx={{ marginTop: 2 }}>
          {problem}
        </Alert>
      )}
    </Paper>
  );
}

interface AnswerProps {
  readonly label: string;
  /** Their names. */
  readonly voters: readonly string[];
  readonly total: number;
  readonly onVote: () => void;
}

function Answer({ label, voters, total, onVote }: AnswerProps): ReactElement {
  return (
    <Box component="li" aria-label={label}>
      <Stack direction="row" sx={{ justifyContent: "space-between", alignItems: "center", gap: 1 }}>
        <Typography>{label}</Typography>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          onClick={onVote}
          aria-label={`Vote for ${label}`}
        >
          Vote
        </Button>
      </Stack>
      <LinearProgress
        aria-label={`Share of ${label}`}
        variant="determinate"
        value={total === 0 ? 0 : (100 * voters.length) / total}
        sx={{ height: 8, borderRadius: 4, marginBlock: 0.5, backgroundColor: "action.selected" }}
      />
      <Typography variant="body2" color="text.secondary">
        {voters.length === 0 ? "No votes yet" : `${voters.length} · ${voters.join(", ")}`}
      </Typography>
    </Box>
  );
}
