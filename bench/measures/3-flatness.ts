import { atMost, type Measure } from "../finding.ts";
import { hostTimePerEvent, microseconds } from "../host-time.ts";
import { runTrials } from "../run-trials.ts";

const BURST = 10_000;
const ANSWERS = 5_000;

export const flatness: Measure = {
  number: 3,
  title: "Flatness: host time per event",
  async take(bench) {
    const results = await runTrials(bench, {
      ours: { variant: "ours", work: "burst", events: BURST },
      oursCalmly: { variant: "ours", work: "answers", events: ANSWERS },
      echo: { variant: "echo", work: "burst", events: BURST },
      mwa: { variant: "mwa", work: "burst", events: BURST },
    });
    const ours = hostTimePerEvent(results.ours, BURST);
    const oursCalmly = hostTimePerEvent(results.oursCalmly, ANSWERS);
    return [
      {
        part: "burst of 10,000",
        figures: {
          ours: microseconds(ours),
          echo: microseconds(hostTimePerEvent(results.echo, BURST)),
          mwa: microseconds(hostTimePerEvent(results.mwa, BURST)),
        },
        judgements: [
          atMost(1.35, `× ours with 50 per answer (${microseconds(oursCalmly)})`, ours / oursCalmly),
        ],
      },
    ];
  },
};
