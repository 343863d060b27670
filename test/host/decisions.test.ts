import { describe, expect, it } from "vitest";
import { Decisions } from "../../src/host/session/decisions.ts";

const SEND = "org.matrix.msc2762.send.event:m.reaction";
const SEND_TOO = "m.send.event:m.reaction";
const STICKER = "m.sticker";

function aSetOfDecisions(limits: Partial<ConstructorParameters<typeof Decisions>[0]> = {}) {
  const clock = { nowMs: 0 };
  const decisions = new Decisions(
    { capabilitiesRemembered: 3, deniedCapabilityPauseMs: 1_000, ...limits },
    () => clock.nowMs,
  );
  return { clock, decisions };
}

describe("Decisions about capabilities", () => {
  it("48. count for every spelling", () => {
    const { decisions } = aSetOfDecisions();
    decisions.grant(SEND);

    expect(decisions.isGranted(SEND_TOO)).toBe(true);
    decisions.takeBack(SEND_TOO);
    expect([decisions.isGranted(SEND), decisions.isDecided(SEND)]).toEqual([false, true]);
  });

  it("62. A denial stands for the pause and no longer, or for good with Infinity", () => {
    const { clock, decisions } = aSetOfDecisions();
    const forGood = aSetOfDecisions({ deniedCapabilityPauseMs: Infinity });
    decisions.deny(SEND);
    forGood.decisions.deny(SEND);

    clock.nowMs = 999;
    decisions.deny(STICKER);
    expect([SEND, STICKER].map((raw) => decisions.isDecided(raw))).toEqual([true, true]);
    clock.nowMs = 1_000;
    expect([SEND, STICKER].map((raw) => decisions.isDecided(raw))).toEqual([false, true]);

    forGood.clock.nowMs = Number.MAX_SAFE_INTEGER;
    expect(forGood.decisions.isDecided(SEND)).toBe(true);
  });

  it("T-49 What was taken back stays so, whatever time passes", () => {
    const { clock, decisions } = aSetOfDecisions();
    decisions.takeBack(SEND);
    clock.nowMs = Number.MAX_SAFE_INTEGER;

    expect(decisions.isDecided(SEND)).toBe(true);
  });

  it("take up no more room than they may, and old denials give theirs back", () => {
    const { clock, decisions } = aSetOfDecisions();
    expect(decisions.room).toBe(3);
    decisions.grant(SEND);
    decisions.deny(STICKER);
    expect(decisions.room).toBe(1);
    decisions.takeBack("visibility");
    expect(decisions.room).toBe(0);

    clock.nowMs = 1_000;
    expect(decisions.room).toBe(1);
  });
});
