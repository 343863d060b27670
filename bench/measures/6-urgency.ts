import { atMost, type Measure } from "../finding.ts";
import { milliseconds } from "../host-time.ts";
import { runTrials } from "../run-trials.ts";

const EVENTS = 5_000;

export const urgency: Measure = {
  number: 6,
  title: "Urgent request during a burst of 5,000",
  async take(bench) {
    const { ours, echo, mwa } = await runTrials(bench, {
      ours: { variant: "ours", work: "urgency", events: EVENTS },
      echo: { variant: "echo", work: "urgency", events: EVENTS },
      mwa: { variant: "mwa", work: "urgency", events: EVENTS },
    });
    return [
      {
        figures: {
          ours: milliseconds(ours.figure),
          echo: milliseconds(echo.figure),
          mwa: milliseconds(mwa.figure),
        },
        judgements: [atMost(0.05, "× mwa", ours.figure / mwa.figure)],
      },
    ];
  },
};
