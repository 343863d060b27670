import { describe, expect, it } from "vitest";
import { isCallLeave, isLastWill } from "../../../src/core/delayed-events/call-leave.ts";
import { anEntry } from "./an-entry.ts";

const member = "org.matrix.msc3401.call.member";

describe("What takes the user out of a call", () => {
  it.each([
    ["state, as call widgets schedule it", { type: member, stateKey: "_alice", content: {} }],
    ["state, in its stable name", { type: "m.call.member", stateKey: "_alice", content: {} }],
    ["state with a reason", { type: member, stateKey: "_alice", content: { leave_reason: "lost" } }],
    ["state of old", { type: member, stateKey: "@alice:hs", content: { memberships: [] } }],
    ["a sticky event", { type: "org.matrix.msc4143.rtc.member", content: { msc4354_sticky_key: "_alice" } }],
  ])("is a membership without a call: %s", (_what, event) => {
    expect(isCallLeave(event)).toBe(true);
  });

  it.each([
    ["a membership", { type: member, stateKey: "_alice", content: { application: "m.call" } }],
    ["a membership of old", { type: member, stateKey: "@alice:hs", content: { memberships: [{}] } }],
    ["a sticky membership", { type: "m.rtc.member", content: { application: { type: "m.call" } } }],
    ["a message of that name", { type: member, content: {} }],
    ["state of that name", { type: "m.rtc.member", stateKey: "", content: {} }],
    ["other state", { type: "m.room.topic", stateKey: "", content: {} }],
    ["what every object has", { type: "constructor", stateKey: "", content: {} }],
  ])("is not %s", (_what, event) => {
    expect(isCallLeave(event)).toBe(false);
  });
});

it("T-75 What is sent, never cancelled, is a heartbeat of any kind, and a leave before its first restart", () => {
  expect(isLastWill(anEntry({ type: "org.example.bye" }))).toBe(false);
  expect(isLastWill(anEntry({ type: "org.example.bye", kind: "heartbeat" }))).toBe(true);
  expect(isLastWill(anEntry({ leavesCall: true }))).toBe(true);
});
