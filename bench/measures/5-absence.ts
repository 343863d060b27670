import { atMost, type Measure } from "../finding.ts";
import { milliseconds } from "../host-time.ts";
import { runTrials } from "../run-trials.ts";

const EVENTS = 5_000;
const FRAME_MS = 16.7;

export const absence: Measure = {
  number: 5,
  title: "Longest time away of the host, burst of 5,000",
  async take(bench) {
    const { ours, echo, mwa } = await runTrials(bench, {
      ours: { variant: "ours", work: "absence", events: EVENTS },
      echo: { variant: "echo", work: "absence", events: EVENTS },
      mwa: { variant: "mwa", work: "absence", events: EVENTS },
    });
    return [
      {
        figures: {
          ours: milliseconds(ours.figure),
          echo: milliseconds(echo.figure),
          mwa: milliseconds(mwa.figure),
        },
        judgements: [
          atMost(0.1, "× mwa", ours.figure / mwa.figure),
          atMost(FRAME_MS, "ms, a 60 Hz frame", ours.figure),
        ],
      },
    ];
  },
};
