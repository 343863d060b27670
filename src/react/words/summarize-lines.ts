import type { CapabilityMessages } from "../messages/capability-messages.ts";
import type { CapabilityLine } from "./capability-line.ts";
import type { CapabilityAct, Gist } from "./describe-events.ts";
import { groupBy } from "./group-by.ts";
import { TOPIC_ORDER } from "./topics.ts";

/** Phrases in one list; what is high risk and has a name is never cut. */
const MOST_PHRASES = 4;

/** Says in one sentence, or one for each act, what lines of one place allow together. */
export function summarizeLines(lines: readonly CapabilityLine[], messages: CapabilityMessages): string {
  const { summary } = messages;
  const acts = groupBy(lines, summaryAct);
  const sentences = [...acts].flatMap(([act, ofAct]) => {
    const phrases = listPhrases(ofAct, messages);
    // Where only the manner of sending is asked for, the sentences are the summary.
    if (phrases.length === 0) return [...new Set(ofAct.map(({ sentence }) => sentence))];
    return [actSentence(act, ofAct, messages.list(phrases), messages)];
  });
  return summary.together(sentences);
}

type SummaryAct = CapabilityAct | "exchange";

function summaryAct({ place, act }: CapabilityLine): SummaryAct {
  return place.kind === "devices" ? "exchange" : act;
}

function actSentence(
  act: SummaryAct,
  lines: readonly CapabilityLine[],
  list: string,
  { summary }: CapabilityMessages,
): string {
  switch (act) {
    case "read":
      return summary.read(list);
    case "write":
      return lines.some(isLater) ? summary.writeLater(list) : summary.write(list);
    case "manage":
      return summary.manage(list);
    case "exchange": {
      const directions = new Set(lines.map((line) => line.act));
      if (directions.size > 1) return summary.exchangeWithDevices(list);
      return directions.has("write") ? summary.sendToDevices(list) : summary.receiveFromDevices(list);
    }
    case "history":
    case "reach":
    case "use":
      return summary.use(list);
  }
}

function isLater({ capabilities }: CapabilityLine): boolean {
  return capabilities.some((one) => one.kind === "feature" && one.feature === "send-delayed-event");
}

function listPhrases(lines: readonly CapabilityLine[], messages: CapabilityMessages): readonly string[] {
  const risky = new Set(
    lines.filter(({ risk }) => risk === "high").flatMap((line) => phraseOf(line, messages)),
  );
  const known = lines.filter(({ gist }) => gist !== undefined && gist.kind !== "other").toSorted(byTopic);
  const others = lines.filter(({ gist }) => gist?.kind === "other");
  const phrases = [...new Set([...known, ...others].flatMap((line) => phraseOf(line, messages)))];
  const named = new Set(known.flatMap((line) => phraseOf(line, messages)));
  const must = phrases.filter((phrase) => risky.has(phrase) && named.has(phrase));
  const rest = phrases.filter((phrase) => !must.includes(phrase));
  const shown = [...must, ...rest.slice(0, Math.max(0, MOST_PHRASES - must.length))];
  const cut = phrases.length - shown.length;
  // "1 more kind" would be no shorter than the kind itself.
  if (cut <= 1) return [...must, ...rest];
  return [...shown, messages.summary.more(cut)];
}

function phraseOf({ gist }: CapabilityLine, { summary }: CapabilityMessages): readonly string[] {
  switch (gist?.kind) {
    case "topic":
      return [summary.topic[gist.topic]];
    case "manage":
      return [summary.manageTopic[gist.topic]];
    case "use":
      return [summary.useTopic[gist.topic]];
    case "other":
      return [gist.what];
    case undefined:
      return [];
  }
}

function byTopic(a: CapabilityLine, b: CapabilityLine): number {
  return rank(a.gist) - rank(b.gist);
}

function rank(gist: Gist | undefined): number {
  return gist === undefined || gist.kind === "other" ? TOPIC_ORDER.length : TOPIC_ORDER.indexOf(gist.topic);
}
