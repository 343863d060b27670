import { useWidgetApi } from "@matrix-widget-toolkit/react";
import { Button, Paper, Stack, Typography } from "@mui/material";
import { type ReactElement, useState } from "react";
import { describeProblem } from "../shared/describe-problem.ts";

/** Asks for an OpenID token. A real poll would send it to its server, which then knows who voted. */
export function Identity(): ReactElement {
  const widgetApi = useWidgetApi();
  const [answer, setAnswer] = useState("Nobody asked yet");

  const handleAsk = async () => {
    setAnswer("Asking…");
    try {
      const token = await widgetApi.requestOpenIDConnectToken();
      setAnswer(`A token from ${token.matrix_server_name}, for ${widgetApi.widgetParameters.userId}`);
    } catch (problem) {
      setAnswer(describeProblem(problem));
    }
  };

  return (
    <Paper component="section" variant="outlined" sx={{ padding: 2, flex: 1 }}>
      <Stack spacing={1.5} sx={{ alignItems: "start" }}>
        <Typography component="h2" variant="h5">
          Who is voting?
        </Typography>
        <Button variant="outlined" color="inherit" onClick={handleAsk}>
          Prove who I am
        </Button>
        <Typography role="status" aria-label="Identity" variant="body2" color="text.secondary">
          {answer}
        </Typography>
      </Stack>
    </Paper>
  );
}
