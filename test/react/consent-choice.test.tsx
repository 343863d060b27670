import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { Capability } from "../../src/core/capability/capability.ts";
import { formatCapability } from "../../src/core/capability/format-capability.ts";
import { type ConsentDecision, ConsentDialog, type ConsentRequest } from "../../src/index.ts";
import { asking, elementCallRequest } from "../../stories/consent-dialog/a-request.ts";
import { aSubject, firstRequest } from "../../stories/consent-dialog/a-subject.ts";
import { allow } from "./allow.ts";
import "../../src/styles.css";

const read = "org.matrix.msc2762.receive.event:m.room.message";
const readTopic = "org.matrix.msc2762.receive.state_event:m.room.topic";
const send = "org.matrix.msc2762.send.event:m.room.message";
const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const powerLevels = "org.matrix.msc2762.send.state_event:m.room.power_levels#";
const toDevice = "org.matrix.msc3819.send.to_device:org.example.remote";
const everywhere = "org.matrix.msc2762.timeline:*";
const historyHere = "org.matrix.msc2762.timeline:!other:example.org";
const stay = "m.always_on_screen";

const rooms = [
  { roomId: "!team:example.org", name: "Design team" },
  { roomId: "!other:example.org", name: "Kitchen" },
  { roomId: "!third:example.org", name: "Garden" },
];

const everyRoom = (eventType: string): Capability => ({
  kind: "room-scoped",
  room: "*",
  inner: { kind: "event", direction: "receive", eventType },
});

const onDecide = vi.fn<(decision: ConsentDecision) => void>();
beforeEach(() => onDecide.mockClear());
afterEach(cleanup);

const show = (request: ConsentRequest) =>
  render(<ConsentDialog request={request} rooms={rooms} onDecide={onDecide} />);
const checkbox = (name: string | RegExp) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const open = (name: string | RegExp) => userEvent.click(screen.getByText(name));
const decided = () => onDecide.mock.lastCall?.[0];

describe("what is ticked in advance", () => {
  const all = [stay, read, powerLevels, toDevice, everywhere];
  const ticked = () =>
    screen
      .getAllByRole<HTMLInputElement>("checkbox")
      .flatMap((box) => (box.checked ? [box.parentElement?.textContent] : []));

  it("C5 T-51 is what does no harm, and nothing else", () => {
    show(asking(all));
    expect(ticked()).toEqual(["Stay visible when you go to another room"]);
  });

  it("C5 T-51 is also what is ordinary, where the user trusts the origin; never what is high risk", () => {
    show(asking(all, { isTrustedOrigin: true }));
    expect(ticked()).toEqual(["Read messages of any kind", "Stay visible when you go to another room"]);
  });

  it("is nothing of what another app had allowed, though that is said", () => {
    show(asking([read, send], { suggested: [send] }));
    expect(ticked()).toEqual([]);
    expect(checkbox("Send messages of any kind as you")).toHaveAccessibleDescription(
      expect.stringContaining("You had allowed this in another app."),
    );
  });
});

describe("groups", () => {
  it("C4 are three to six for Element Call, with what they allow and how risky it is", () => {
    show(elementCallRequest);
    const places = screen
      .getAllByRole("region")
      .map((region) => region.getAttribute("aria-labelledby") ?? "");
    expect(places.map((id) => document.getElementById(id)?.textContent)).toEqual([
      "In this room",
      "On people’s devices",
      "Apart from rooms",
    ]);
    const groups = screen
      .getAllByRole("checkbox")
      .filter(
        (box) => box.closest('[data-mw="lines"]') === null && box.closest('[data-mw="needed"]') === null,
      );
    expect(groups.length).toBeGreaterThanOrEqual(3);
    expect(groups.length).toBeLessThanOrEqual(6);
    for (const box of groups) expect(box).toHaveAccessibleDescription(/^(Low|Medium|High) risk/);
  });

  it("are ticked as a whole, and show when only some of their lines are", async () => {
    show(asking([read, readTopic]));
    const group = checkbox(/^Read messages and/);
    await userEvent.click(group);
    expect(group).toBeChecked();
    await open(/^Show all 2/);
    const topic = checkbox("See the room’s topic");
    expect(topic).toBeChecked();
    await userEvent.click(topic);
    expect(group).toBePartiallyChecked();
    expect(screen.getByText("1 of 2 selected")).toBeVisible();
    await allow("Allow selected");
    expect(decided()).toMatchObject({ approved: [read] });
  });

  it("can be opened and ticked by the keyboard alone", async () => {
    show(asking([read, readTopic, stay]));
    const reach = async (element: Element) => {
      for (let presses = 0; document.activeElement !== element && presses < 20; presses += 1)
        await userEvent.tab();
      expect(element).toHaveFocus();
    };
    const summary = screen.getByText(/^Show all 2/);
    await reach(summary);
    await userEvent.keyboard("{Enter}");
    const topic = checkbox("See the room’s topic");
    await reach(topic);
    await userEvent.keyboard(" ");
    expect(topic).toBeChecked();
    await reach(screen.getByRole("radio", { name: "This session" }));
    await userEvent.keyboard("{ArrowRight}");
    expect(screen.getByRole("radio", { name: "Remember" })).toBeChecked();
    const button = screen.getByRole("button", { name: "Allow selected" });
    await reach(button);
    const focusedAt = performance.now();
    await vi.waitFor(() => {
      expect(performance.now() - focusedAt).toBeGreaterThan(550);
      expect(button).toHaveAttribute("aria-disabled", "false");
    });
    await userEvent.keyboard("{Enter}");
    expect(decided()).toEqual({ outcome: "allow", approved: [readTopic, stay], duration: "remember" });
  });

  it("C4 show every raw string one expansion away", async () => {
    show(elementCallRequest);
    const [raw = ""] = elementCallRequest.requested;
    expect(screen.getByText(raw)).not.toBeVisible();
    await open("Technical details");
    for (const one of elementCallRequest.requested) expect(screen.getByText(one)).toBeVisible();
  });
});

describe("granting", () => {
  it("T-50 grants the ticked lines in the widget's own spellings, and nothing else", async () => {
    const other = "m.receive.event:m.room.message";
    show(asking([stay, read, other, everywhere]));
    await userEvent.click(checkbox("Read messages of any kind"));
    await userEvent.click(checkbox("Stay visible when you go to another room"));
    await allow("Allow selected");
    expect(decided()).toEqual({ outcome: "allow", approved: [read, other], duration: "session" });
  });

  it("with nothing ticked says so, and grants nothing", async () => {
    show(asking([read]));
    await allow("Continue without");
    expect(decided()).toEqual({ outcome: "allow", approved: [], duration: "session" });
  });

  it("narrows what counts in every room to some of them", async () => {
    show(asking([read, everywhere]));
    await userEvent.click(checkbox("Read messages of any kind"));
    await open("Only in these rooms");
    await screen.findByRole("group", { name: "Only in these rooms" });
    await userEvent.click(checkbox(/Kitchen/));
    expect(checkbox(/^Do everywhere/)).toBeChecked();
    await allow("Allow selected");
    expect(decided()).toMatchObject({ approved: [read, historyHere] });
  });

  it("makes no box for a room before it is to be seen, however many rooms and lines there are", async () => {
    const many = Array.from({ length: 300 }, (_, at) => ({
      roomId: `!${at}:example.org`,
      name: `Room ${at}`,
    }));
    const types = Array.from({ length: 40 }, (_, at) => `org.example.kind${at}`);
    const request = asking(types.map((type) => formatCapability(everyRoom(type))));
    render(<ConsentDialog request={request} rooms={many} onDecide={onDecide} />);
    await open(/^Show all 40/);
    expect(screen.getAllByRole("checkbox").length).toBeLessThan(50);
    expect(document.querySelectorAll('input[type="checkbox"]').length).toBeLessThan(50);
    const [first] = screen.getAllByText("Only in these rooms");
    if (first) await userEvent.click(first);
    expect(await screen.findByRole("checkbox", { name: /Room 299/ })).toBeInTheDocument();
  });

  it("who takes the last room away has not allowed every room", async () => {
    show(asking([read, everywhere]));
    await userEvent.click(checkbox("Read messages of any kind"));
    await open("Only in these rooms");
    await screen.findByRole("group", { name: "Only in these rooms" });
    await userEvent.click(checkbox(/Kitchen/));
    await userEvent.click(checkbox(/Kitchen/));
    expect(checkbox(/^Do everywhere/)).not.toBeChecked();
    await allow("Allow selected");
    expect(decided()).toMatchObject({ approved: [read] });
  });

  it("T-69 tells rooms apart that look the same, and names one whose name cannot be seen", async () => {
    const alike = [
      { roomId: "!real:example.org", name: "Board" },
      { roomId: "!fake:evil.example", name: "Bo\u200bard" },
      { roomId: "!blank:example.org", name: "\u200b\u3164" },
    ];
    render(<ConsentDialog request={asking([everywhere])} rooms={alike} onDecide={onDecide} />);
    await open("Only in these rooms");
    await screen.findByRole("group", { name: "Only in these rooms" });
    const boxes = within(screen.getByRole("group", { name: "Only in these rooms" })).getAllByRole("checkbox");
    expect(
      boxes.map((box) => box.parentElement?.textContent.replaceAll(/[\u2068\u2069]/g, "").trim()),
    ).toEqual(["Board !real:example.org", "Board !fake:evil.example", "!blank:example.org"]);
  });

  it("knows what a call needs: one choice, not ticked, that says what fails without it", async () => {
    show(elementCallRequest);
    const needed = checkbox("Needed for the call");
    expect(needed).not.toBeChecked();
    expect(needed).not.toBePartiallyChecked();
    expect(needed).toHaveAccessibleDescription("Without it, you cannot join.");
    await userEvent.click(needed);
    await allow("Allow selected");
    const decision = decided();
    const approved = decision?.outcome === "allow" ? decision.approved : [];
    for (const raw of elementCallRequest.needed[0]?.capabilities ?? []) expect(approved).toContain(raw);
    expect(approved).not.toContain("org.matrix.msc2762.send.event:m.room.redaction");
  });

  it("asks for devices beside the page, unticked", async () => {
    const request: ConsentRequest = {
      kind: "load",
      ...firstRequest,
      id: "load",
      subject: aSubject(),
      disclosed: ["userId"],
      devices: ["camera", "microphone"],
    };
    show(request);
    expect(checkbox("Use your camera")).not.toBeChecked();
    await userEvent.click(checkbox("Use your microphone"));
    await allow("Open");
    expect(decided()).toEqual({
      outcome: "allow",
      approved: [],
      devices: ["microphone"],
      duration: "session",
    });
  });

  it("does not offer to remember what a widget makes up for the moment", () => {
    const subject = aSubject();
    show(asking([read], { subject: { ...subject, identity: { ...subject.identity, kind: "modal" } } }));
    expect(screen.queryByRole("radio", { name: "Remember" })).toBeNull();
  });
});

describe("what depends on what", () => {
  it("taking away a room's reading shows and says what lost its effect", async () => {
    show(asking([historyHere, read]));
    const reading = checkbox("Read messages of any kind");
    const line = checkbox("Do here, too, what it may do in its own room");
    await userEvent.click(reading);
    await userEvent.click(line);
    expect(line).toHaveAccessibleDescription(expect.not.stringContaining("No effect"));
    await userEvent.click(reading);
    const note = "No effect as long as it may neither read nor send anything.";
    expect(line).toHaveAccessibleDescription(expect.stringContaining(note));
    expect(line.closest("li")).toHaveAttribute("data-state", "no-effect");
    const news = document.querySelector('[aria-live="polite"]');
    expect(news?.textContent).toContain(note);
    expect(news?.textContent).toContain("Kitchen");
  });

  it("says once what two consequences, or two rooms of one name, have lost", async () => {
    const history = "io.github.react-matrix-widgets.complete_timeline";
    const inForce = "org.matrix.msc4407.receive.sticky_event";
    const twins = ["!other:example.org", "!third:example.org"].map((roomId) => ({ roomId, name: "Kitchen" }));
    const timelines = twins.map(({ roomId }) => `org.matrix.msc2762.timeline:${roomId}`);
    const alreadyGranted = twins.map(
      ({ roomId }) => `capability:org.matrix.msc2762.timeline:${roomId}` as const,
    );
    const request = asking([history, inForce, ...timelines], { alreadyGranted });
    render(<ConsentDialog request={request} rooms={twins} onDecide={onDecide} />);
    for (const box of screen.getAllByRole("checkbox")) {
      if (box.closest('[data-mw="lines"]') === null) await userEvent.click(box);
    }
    const news = [...document.querySelectorAll('[aria-live="polite"] p')].map((text) => text.textContent);
    expect(news).toHaveLength(2);
    expect(new Set(news).size).toBe(2);
  });

  it("says which chosen line holds another", async () => {
    show(asking([send, sendText]));
    await open(/^Show all 2/);
    await userEvent.click(checkbox("Send messages of any kind as you"));
    expect(checkbox("Send text messages as you")).toHaveAccessibleDescription(
      expect.stringContaining("Included in: Send messages of any kind as you"),
    );
  });
});

describe("a repeated request", () => {
  it("C1 shows only what is new, and beside it what is allowed already", () => {
    show(
      asking([send], {
        alreadyGranted: ["load", "capability:org.matrix.msc2762.receive.event:m.room.message"],
      }),
    );
    expect(screen.getByRole("alertdialog")).toHaveAccessibleDescription(
      "It asks for more than you have allowed so far.",
    );
    expect(screen.getAllByRole("checkbox")).toHaveLength(1);
    const granted = within(screen.getByRole("region", { name: "Already allowed" }));
    expect(granted.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "In this room: Read messages",
    ]);
  });

  it("C13 says what has changed since the user decided", () => {
    show(
      asking([send], {
        changes: [
          { what: "origin", before: "https://old.example.org", now: "https://poll.example.org" },
          { what: "sender", before: "@carol:example.org", now: "@bob:example.org" },
        ],
      }),
    );
    const changes = within(screen.getByRole("region", { name: "What has changed since you decided" }));
    expect(
      changes.getAllByRole("listitem").map((item) => item.textContent?.replaceAll(/[\u2068\u2069]/g, "")),
    ).toEqual([
      "Its page was on “old.example.org” and is now on “poll.example.org”.",
      "It was added by “@carol:example.org” and now by “@bob:example.org”.",
    ]);
  });

  it("C17 shows no text of the widget's own but its name", () => {
    const data = { rationale: "Please allow everything", description: "You will love it" };
    const subject = aSubject();
    show(asking([read], { subject: { ...subject, widget: { ...subject.widget, data } } }));
    expect(screen.getByRole("alertdialog").textContent).not.toMatch(/Please|love/);
  });
});
