import type { Finding, Measure } from "./finding.ts";

export const TABLE_HEAD = `| # | measure | ours | raw echo | mwa | goal | found | | calm repetitions |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |`;

/** One line for each judgement; what they have in common stands on the first one. */
export function tableLines(
  { number, title }: Measure,
  findings: readonly Finding[],
  calmRepetitions: string,
): string {
  const lines = findings.flatMap(({ part, figures, judgements }) =>
    judgements.map(({ goal, found, holds }, index) => {
      const { ours = "–", echo = "–", mwa = "–" } = figures;
      const name = part === undefined ? title : `${title}: ${part}`;
      const start = index === 0 ? [number, name, ours, echo, mwa] : ["", "", "", "", ""];
      return [...start, goal, found, holds ? "holds" : "**does not hold**"];
    }),
  );
  return lines
    .map((line, index) => `| ${[...line, index === 0 ? calmRepetitions : ""].join(" | ")} |`)
    .join("\n");
}
