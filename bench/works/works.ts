import type { Work } from "../pages/commands.ts";
import type { MountedVariant } from "../variants/mounted-variant.ts";
import { absence } from "./absence.ts";
import { answers } from "./answers.ts";
import { burst } from "./burst.ts";
import { liveHeap } from "./live-heap.ts";
import { rejection } from "./rejection.ts";
import { urgency } from "./urgency.ts";

export const works: Readonly<Record<Work, (mounted: MountedVariant, events: number) => Promise<number>>> = {
  burst,
  answers,
  rejection,
  absence,
  urgency,
  "live-heap": liveHeap,
};
