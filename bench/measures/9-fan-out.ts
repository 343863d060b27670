import { atMost, type Measure } from "../finding.ts";
import { hostTimePerEvent, microseconds } from "../host-time.ts";
import { runTrials } from "../run-trials.ts";

const WIDGETS = 20;
const EVENTS = 500;
/** As many deliveries as to twenty widgets. */
const EVENTS_ALONE = WIDGETS * EVENTS;

export const fanOut: Measure = {
  number: 9,
  title: "Host time per event delivered to 20 widgets",
  async take(bench) {
    const results = await runTrials(bench, {
      ours: { variant: "ours", work: "answers", events: EVENTS, widgets: WIDGETS },
      oursAlone: { variant: "ours", work: "answers", events: EVENTS_ALONE },
      echo: { variant: "echo", work: "answers", events: EVENTS, widgets: WIDGETS },
      mwa: { variant: "mwa", work: "answers", events: EVENTS, widgets: WIDGETS },
    });
    const ours = hostTimePerEvent(results.ours, EVENTS);
    const oursAlone = hostTimePerEvent(results.oursAlone, EVENTS_ALONE);
    const echo = hostTimePerEvent(results.echo, EVENTS);
    const mwa = hostTimePerEvent(results.mwa, EVENTS);
    return [
      {
        figures: { ours: microseconds(ours), echo: microseconds(echo), mwa: microseconds(mwa) },
        judgements: [
          atMost(0.55, "× mwa", ours / mwa),
          atMost(1.2, `× one widget (${microseconds(oursAlone)}), per widget`, ours / WIDGETS / oursAlone),
        ],
      },
    ];
  },
};
