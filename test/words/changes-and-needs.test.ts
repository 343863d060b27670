import { expect, it } from "vitest";
import { english } from "../../src/react/messages/en/english.ts";
import { describeChange } from "../../src/react/words/describe-change.ts";
import { describeNeed } from "../../src/react/words/describe-need.ts";
import { readable } from "./readable.ts";

const { change, need } = english.permission;

it.each([
  [
    { what: "origin", before: "https://poll.example.org", now: "https://xn--pll-sed.example.org:8443" },
    "Its page was on “⟨poll.example.org⟩” and is now on “⟨xn--pll-sed.example.org:8443⟩”.",
  ],
  [
    { what: "sender", before: "@bob:example.org", now: "@b\u200bob:example.org" },
    "It was added by “⟨@bob:example.org⟩” and now by “⟨@b\\u{200b}ob:example.org⟩”.",
  ],
  [{ what: "room", before: "!a:x.y", now: undefined }, "It was in the room “⟨!a:x.y⟩” and is now in (none)."],
  [
    { what: "path", before: "/poll", now: "/admin" },
    "Its page was “⟨/poll⟩” and is now “⟨/admin⟩”, on the same server.",
  ],
  [
    { what: "template", before: "https://a/?x", now: "https://a/?y" },
    "The address of its page is different: it may be told other things about you.",
  ],
  [
    { what: "data", name: "conf”", before: undefined, now: "abc" },
    "Its setting “⟨conf\\u{201d}⟩” was (none) and is now “⟨abc⟩”.",
  ],
  [
    { what: "name", before: "Poll", now: "Poll” by your bank “" },
    "It called itself “⟨Poll⟩” and now “⟨Poll' by your bank '⟩”.",
  ],
  [{ what: "avatar", before: undefined, now: "mxc://x/y" }, "It has another picture."],
] as const)("T-44 says what changed: %o", (difference, expected) => {
  expect(readable(describeChange(difference, change))).toBe(expected);
});

it("says what fails without what a policy calls needed", () => {
  expect(describeNeed("call", english.permission)).toBe(need.call);
  expect(readable(describeNeed("whiteboard", english.permission).label)).toBe("Needed for “⟨whiteboard⟩”");
  expect(readable(describeNeed("constructor", english.permission).label)).toContain("⟨constructor⟩");
});
