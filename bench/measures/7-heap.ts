import { atMost, type Measure, short } from "../finding.ts";
import { runTrials } from "../run-trials.ts";

const EVENTS = 5_000;

export const heap: Measure = {
  number: 7,
  title: "Peak of the live heap during a burst of 5,000",
  async take(bench) {
    const { ours, echo, mwa } = await runTrials(bench, {
      ours: { variant: "ours", work: "live-heap", events: EVENTS },
      echo: { variant: "echo", work: "live-heap", events: EVENTS },
      mwa: { variant: "mwa", work: "live-heap", events: EVENTS },
    });
    return [
      {
        figures: {
          ours: megabytes(ours.figure),
          echo: megabytes(echo.figure),
          mwa: megabytes(mwa.figure),
        },
        judgements: [atMost(0.05, "× mwa", ours.figure / mwa.figure)],
      },
    ];
  },
};

function megabytes(bytes: number): string {
  return `${short(bytes / 1e6)} MB`;
}
