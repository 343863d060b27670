import { atMost, type Measure } from "../finding.ts";
import { hostTimePerEvent, microseconds } from "../host-time.ts";
import { runTrials } from "../run-trials.ts";

/** Rejecting takes us so little that many more are needed for the clock to see it. */
const EVENTS = 20_000_000;
const MWA_EVENTS = 20_000;

export const rejection: Measure = {
  number: 8,
  title: "Rejecting an event, all widgets",
  async take(bench) {
    const results = await runTrials(bench, {
      ours: { variant: "ours", work: "rejection", events: EVENTS, widgets: 20, capabilities: 200 },
      oursAlone: { variant: "ours", work: "rejection", events: EVENTS, widgets: 1, capabilities: 1 },
      mwa: { variant: "mwa", work: "rejection", events: MWA_EVENTS, widgets: 20, capabilities: 200 },
    });
    const ours = hostTimePerEvent(results.ours, EVENTS);
    const oursAlone = hostTimePerEvent(results.oursAlone, EVENTS);
    const mwa = hostTimePerEvent(results.mwa, MWA_EVENTS);
    return [
      {
        part: "20 widgets × 200 capabilities",
        figures: { ours: microseconds(ours), mwa: microseconds(mwa) },
        judgements: [
          atMost(0.02, "× mwa", ours / mwa),
          atMost(3, `× ours with 1 × 1 (${microseconds(oursAlone)})`, ours / oursAlone),
        ],
      },
    ];
  },
};
