import { atMost, type Measure } from "../finding.ts";
import { hostTimePerEvent, microseconds } from "../host-time.ts";
import { runTrials } from "../run-trials.ts";

const EVENTS = 5_000;

export const burst: Measure = {
  number: 2,
  title: "Host time per event, burst of 5,000",
  async take(bench) {
    const results = await runTrials(bench, {
      ours: { variant: "ours", work: "burst", events: EVENTS },
      echo: { variant: "echo", work: "burst", events: EVENTS },
      mwa: { variant: "mwa", work: "burst", events: EVENTS },
    });
    const ours = hostTimePerEvent(results.ours, EVENTS);
    const echo = hostTimePerEvent(results.echo, EVENTS);
    const mwa = hostTimePerEvent(results.mwa, EVENTS);
    return [
      {
        figures: { ours: microseconds(ours), echo: microseconds(echo), mwa: microseconds(mwa) },
        judgements: [atMost(1.5, "× echo", ours / echo), atMost(0.5, "× mwa", ours / mwa)],
      },
    ];
  },
};
