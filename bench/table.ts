import type { Finding, Measure } from "./finding.ts";

export const TABLE_HEAD = `| # | measure | ours | raw echo | mwa | goal | found | | calm repetitions |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |`;

/** One line for each judgement; what they have in common stands on the first one. */
export function tableLines(
  { number, title }: Measure,
  findings: readonly Finding[],
  calmRepetitions: string,
): string {
  return findings
    .flatMap(({ part, figures, judgements }) =>
      judgements.map(({ goal, found, holds }, index) => {
        const { ours = "–", echo = "–", mwa = "–" } = figures;
        const name = part === undefined ? title : `${title}: ${part}`;
        const isFirst = index === 0;
        const start = isFirst ? [number, name, ours, echo, mwa] : ["", "", "", "", ""];
        const verdict = holds ? "holds" : "**does not hold**";
        return `| ${[...start, goal, found, verdict, isFirst ? calmRepetitions : ""].join(" | ")} |`;
      }),
    )
    .join("\n");
}
