import { describe, expect, it } from "vitest";
import type {
  DelayedEventEntry,
  DelayedEventState,
} from "../../../src/core/delayed-events/delayed-event-entry.ts";
import { laterAccount } from "../../../src/core/delayed-events/later-account.ts";
import { anEntry } from "./an-entry.ts";

const waiting = anEntry({ runningSinceMs: 5_000 });
const beaten = anEntry({ runningSinceMs: 9_000 });
const ended = (state: DelayedEventState): DelayedEventEntry => anEntry({ runningSinceMs: 5_000, state });
const lost = ended({ status: "lost", reason: "unknown", atMs: 8_000 });
const due = ended({ status: "sent", reason: "due", atMs: 15_100 });
const sent = ended({ status: "sent", reason: "widget", atMs: 15_200 });

describe("Of what two tabs know of one delayed event", () => {
  it.each<[string, DelayedEventEntry, DelayedEventEntry, DelayedEventEntry]>([
    ["the later restart", waiting, beaten, beaten],
    ["not what another tab has not heard of yet", beaten, waiting, beaten],
    ["that it is lost", waiting, lost, lost],
    ["not that it was lost before the restart that left since", beaten, lost, beaten],
    ["a restart that left after it was taken to be lost", lost, beaten, beaten],
    ["not what crossed the loss", lost, waiting, lost],
    ["that it was sent, whoever restarted it when", beaten, sent, sent],
    ["not that it waits, once it was sent", sent, beaten, sent],
    ["who sent it, not just that it came", due, sent, sent],
    ["that too where the other says it later", sent, due, sent],
  ])("holds %s", (_what, own, told, held) => {
    expect(laterAccount(own, told)).toBe(held);
  });
});
