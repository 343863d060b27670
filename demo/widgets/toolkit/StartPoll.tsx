import { useWidgetApi } from "@matrix-widget-toolkit/react";
import { Alert, Button, Paper, Stack, TextField, Typography } from "@mui/material";
import { type FormEvent, type ReactElement, useState } from "react";
import { describeProblem } from "../shared/describe-problem.ts";
import { pollType } from "../shared/event-types.ts";
import { toStart } from "./poll.ts";

/** A form for another poll, which replaces the one before. */
export function StartPoll(): ReactElement {
  const widgetApi = useWidgetApi();
  const [question, setQuestion] = useState("");
  const [answers, setAnswers] = useState("Yes, No");
  const [problem, setProblem] = useState<string>();

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    const options = answers.split(",").map((answer) => answer.trim());
    try {
      await widgetApi.requestCapabilities([...toStart]);
      await widgetApi.sendStateEvent(pollType, { question, options: options.filter((answer) => answer) });
      setQuestion("");
    } catch (reason) {
      setProblem(describeProblem(reason));
    }
  };

  return (
    <Paper component="section" variant="outlined" sx={{ padding: 2, flex: 1 }}>
      <Stack component="form" aria-label="New poll" spacing={1.5} onSubmit={handleSubmit}>
        <Typography component="h2" variant="h5">
          Another question?
        </Typography>
        <TextField
          label="Question"
          required
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <TextField
          label="Answers, with commas"
          required
          value={answers}
          onChange={(event) => setAnswers(event.target.value)}
        />
        <Button type="submit" variant="outlined" color="inherit">
          Start poll
        </Button>
        {problem !== undefined && <Alert severity="error">{problem}</Alert>}
      </Stack>
    </Paper>
  );
}
