import type { Measure } from "../finding.ts";
import { syncAnswers } from "./1-sync-answers.ts";
import { burst } from "./2-burst.ts";
import { flatness } from "./3-flatness.ts";
import { throughput } from "./4-throughput.ts";
import { absence } from "./5-absence.ts";
import { urgency } from "./6-urgency.ts";
import { heap } from "./7-heap.ts";
import { rejection } from "./8-rejection.ts";
import { fanOut } from "./9-fan-out.ts";

import { heartbeat } from "./10-heartbeat.ts";

export const measures: readonly Measure[] = [
  syncAnswers,
  burst,
  flatness,
  throughput,
  absence,
  urgency,
  heap,
  rejection,
  fanOut,
  heartbeat,
];
