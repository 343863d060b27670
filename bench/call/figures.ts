import type { SentRequest } from "../pages/call-host/bad-network.ts";
import { MEMBER_TYPE, TIMINGS } from "../pages/call-timings.ts";
import type { HeldCall } from "./hold-call.ts";
import type { Restart } from "./watched-homeserver.ts";

export interface CallFigures {
  readonly lines: readonly (readonly [name: string, found: string | number])[];
  /** Whether the member was in the call from joining to hanging up, and not after. */
  readonly isHeld: boolean;
}

/** What became of the heartbeats of a call, and of its member. */
export function figuresOf({ report, restarts, homeserver, roomId }: HeldCall): CallFigures {
  const { delayedLeaveEventDelayMs: delayMs } = TIMINGS;
  const sent = report.requests.filter(({ path }) => path.endsWith("/restart"));
  const failed = sent.filter(({ status }) => status !== 200);
  const retries = sent.filter(
    (request) => lastBefore(request, sent) !== undefined && lastBefore(request, sent)?.status !== 200,
  );
  const roundTrips = sent.filter(({ status }) => status === 200).map(({ roundTripMs }) => roundTripMs);
  const longestGapMs = Math.max(...gaps(restarts, report.hungUpAtMs));
  const memberships = homeserver.inspect
    .roomEvents(roomId)
    .filter(({ type }) => type === MEMBER_TYPE)
    .map(({ content, origin_server_ts: atMs }) => ({ isIn: "application" in content, atMs }));
  const lost = memberships.filter(({ isIn, atMs }) => !isIn && atMs < report.hungUpAtMs).length;
  const isInAtEnd = memberships.at(-1)?.isIn ?? false;
  const left = homeserver.inspect.delayedEvents().length;

  return {
    isHeld: memberships[0]?.isIn === true && lost === 0 && !isInAtEnd && left === 0,
    lines: [
      ["requests of the app", report.requests.length],
      ["… of which failed", countFaults(report.requests)],
      ["restarts sent", sent.length],
      ["… failed", `${failed.length} (${countFaults(sent)})`],
      ["… retries of those", retries.length],
      ["… carried out by the homeserver", restarts.length - 1],
      [
        "round trip of a restart, median and longest",
        `${median(roundTrips)} ms, ${Math.max(...roundTrips)} ms`,
      ],
      ["longest gap between two that arrived", `${longestGapMs} ms`],
      [`smallest margin, of ${delayMs} ms`, `${delayMs - longestGapMs} ms`],
      ["memberships lost", lost],
      ["joins", memberships.filter(({ isIn }) => isIn).length],
      ["after hanging up: in the call", isInAtEnd ? "yes" : "no"],
      ["after hanging up: still scheduled", left],
      ["the ledger's last word", describeLedger(report.entries)],
      ["the widget's answer to the hang-up", JSON.stringify(report.hangUp)],
    ],
  };
}

/** The request for a restart that left before this one. */
function lastBefore(request: SentRequest, all: readonly SentRequest[]): SentRequest | undefined {
  return all
    .filter(({ leftAtMs }) => leftAtMs < request.leftAtMs)
    .reduce<SentRequest | undefined>(
      (last, one) => (last === undefined || one.leftAtMs > last.leftAtMs ? one : last),
      undefined,
    );
}

/** How long each event was left alone, the last one until the hang-up. */
function gaps(restarts: readonly Restart[], untilMs: number): readonly number[] {
  return restarts.map(({ delayId, atMs }, index) => {
    const next = restarts.slice(index + 1).find((later) => later.delayId === delayId);
    return (next?.atMs ?? untilMs) - atMs;
  });
}

function countFaults(requests: readonly SentRequest[]): string {
  const counts = new Map<string, number>();
  for (const { fault } of requests) if (fault !== undefined) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  return [...counts].map(([fault, count]) => `${count} ${fault}`).join(", ") || "none";
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function describeLedger(entries: HeldCall["report"]["entries"]): string {
  return entries
    .map(({ kind, state, restarts }) => {
      const reason = "reason" in state ? ` (${state.reason})` : "";
      return `${kind} ${state.status}${reason}, ${restarts.count} restarts, least margin ${restarts.leastMarginMs} ms`;
    })
    .join("; ");
}
