import { atMost, type Measure } from "../finding.ts";
import { hostTimePerEvent, microseconds } from "../host-time.ts";
import { runTrials } from "../run-trials.ts";

const EVENTS = 5_000;

export const syncAnswers: Measure = {
  number: 1,
  title: "Host time per event, 50 per sync answer",
  async take(bench) {
    const results = await runTrials(bench, {
      ours: { variant: "ours", work: "answers", events: EVENTS },
      echo: { variant: "echo", work: "answers", events: EVENTS },
      mwa: { variant: "mwa", work: "answers", events: EVENTS },
    });
    const ours = hostTimePerEvent(results.ours, EVENTS);
    const echo = hostTimePerEvent(results.echo, EVENTS);
    const mwa = hostTimePerEvent(results.mwa, EVENTS);
    return [
      {
        figures: { ours: microseconds(ours), echo: microseconds(echo), mwa: microseconds(mwa) },
        judgements: [atMost(1.25, "× echo", ours / echo), atMost(0.6, "× mwa", ours / mwa)],
      },
    ];
  },
};
