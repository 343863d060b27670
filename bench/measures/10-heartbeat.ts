import type { Bench } from "../bench.ts";
import { atMost, type Finding, type Measure } from "../finding.ts";
import { type HeartbeatPage, withHeartbeatPage } from "../heartbeat/with-heartbeat-page.ts";
import { milliseconds } from "../host-time.ts";
import { inTurns, type Repetition } from "../in-turns.ts";
import type { Variant } from "../pages/commands.ts";
import type { HeartbeatCommand } from "../pages/heartbeat-commands.ts";
import { percentile } from "../percentile.ts";

const TIMES = 400;

interface Trial {
  readonly variant: Variant;
  readonly work: Extract<HeartbeatCommand, { readonly times: number }>["kind"];
}

/** What happens in the browser before a request leaves is added by the host; a bare `fetch` shows what the rest takes. */
const trials = {
  ours: { variant: "ours", work: "restarts" },
  echo: { variant: "echo", work: "restarts" },
  mwa: { variant: "mwa", work: "restarts" },
  bareFetch: { variant: "echo", work: "fetches" },
} as const satisfies Record<string, Trial>;
type Name = keyof typeof trials;

export const heartbeat: Measure = {
  number: 10,
  title: "Restart of a delayed event, from the widget's `postMessage` to the host's `fetch`",
  take: (bench) =>
    withHeartbeatPage(bench.browser, async (open) => {
      const names = Object.keys(trials) as Name[];
      const repetitions = await inTurns(names, (name) => repeat(bench, open, trials[name]));
      const figuresOf = (name: Name) => (repetitions.get(name) ?? []).flatMap(({ figures }) => figures);
      return [findingAt("median", 0.5, figuresOf), findingAt("99th percentile", 0.99, figuresOf)];
    }),
};

async function repeat(
  { otherWork }: Bench,
  { page, widgetOrigin, homeserver }: HeartbeatPage,
  { variant, work }: Trial,
): Promise<Repetition & { readonly figures: readonly number[] }> {
  await page.run({ kind: "mount", setup: { variant, widgetOrigin, homeserver } });
  await otherWork.awaitCalm();
  otherWork.beginRepetition();
  const figures = await page.run({ kind: work, times: TIMES });
  const wasCalm = otherWork.endRepetition();
  await page.run({ kind: "unmount" });
  return { figures, wasCalm };
}

function findingAt(part: string, place: number, figuresOf: (name: Name) => readonly number[]): Finding {
  const at = (name: Name) => percentile(figuresOf(name), place);
  return {
    part,
    figures: { ours: milliseconds(at("ours")), echo: milliseconds(at("echo")), mwa: milliseconds(at("mwa")) },
    judgements: [
      // The echo has no SDK between the widget and the request; mwa's host has the same as ours.
      atMost(1.25, "× mwa", at("ours") / at("mwa")),
      atMost(
        0.25,
        `× a bare fetch to its answer (${milliseconds(at("bareFetch"))})`,
        at("ours") / at("bareFetch"),
      ),
    ],
  };
}
