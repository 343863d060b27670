import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent, within } from "storybook/test";
import { english } from "../../src/index.ts";
import { DelayedEvents } from "../../src/react/delayed-events/DelayedEvents.tsx";
import { arabic } from "../../src/react/messages/ar/arabic.ts";
import { german } from "../../src/react/messages/de/german.ts";
import { aHeartbeat, aMessage, ended } from "./an-entry.ts";

const getRoomName = (roomId: string): string | undefined =>
  roomId === "!team:example.org" ? "Design team" : undefined;

/** What widgets will send as the user. Every state, with the times running. */
const meta = {
  title: "DelayedEventList/Delayed events",
  component: DelayedEvents,
  args: {
    entries: [],
    userId: "@alice:example.org",
    messages: english,
    theme: undefined,
    getRoomName,
    onAct: fn(async () => true),
  },
  argTypes: { messages: { control: false } },
  decorators: [
    (Story) => (
      <main style={{ maxInlineSize: "42rem", margin: "auto" }}>
        <Story />
      </main>
    ),
  ],
} satisfies Meta<typeof DelayedEvents>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};

/** A message that will be sent, by the homeserver's own clock. */
export const Scheduled: Story = {
  args: {
    entries: [aMessage({ serverDueAtMs: Date.now() + 14 * 60_000 }), aMessage({ type: "m.reaction" })],
  },
};

export const Heartbeat: Story = { args: { entries: [aHeartbeat()] } };

/** The page was hidden for a while, and the app made the widget's beats. */
export const Assisted: Story = {
  args: { entries: [aHeartbeat({ restarts: { ...aHeartbeat().restarts, assisted: 12 } })] },
};

/** It looks the same as between beats: nothing flickers every few seconds. */
export const Restarting: Story = {
  args: { entries: [aHeartbeat({ state: { status: "restarting", inFlight: 1 } })] },
};

export const AtRisk: Story = {
  args: {
    entries: (["unreachable", "rate-limited", "server-error", "refused"] as const).map((reason, at) =>
      aHeartbeat({
        runningSinceMs: Date.now() - 11_000,
        restarts: {
          count: 12,
          assisted: 0,
          missed: at + 1,
          last: { atMs: Date.now() - 10_900, roundTripMs: 100, marginMs: 12_000 },
        },
        state: { status: "at-risk", reason, inFlight: 1 },
      }),
    ),
  },
};

/** Its time is over, and nothing is known yet of what has become of it. */
export const Overdue: Story = {
  args: { entries: [aHeartbeat({ runningSinceMs: Date.now() - 20_000 })] },
  play: async () => {
    await expect(screen.getByRole("listitem")).toHaveTextContent(english.delayedEvent.health["at-risk"]);
  },
};

/** The leave of a call that has only just begun: no heartbeat yet, and not to be cancelled either. */
export const NotYetRestarted: Story = {
  args: {
    entries: [
      aHeartbeat({
        kind: "message",
        scheduledAtMs: Date.now(),
        runningSinceMs: Date.now(),
        restarts: { count: 0, assisted: 0, missed: 0 },
      }),
    ],
  },
  play: async () => {
    const row = within(screen.getByRole("listitem"));
    await expect(row.getAllByRole("button")).toHaveLength(1);
    await expect(row.getByRole("button", { name: /^Leave now/ })).toBeVisible();
  },
};

export const Sent: Story = {
  args: {
    entries: [
      aHeartbeat({ state: ended({ status: "sent", reason: "due" }) }),
      aHeartbeat({ state: ended({ status: "sent", reason: "widget" }) }),
      ...(["due", "presumed", "user", "host"] as const).map((reason) =>
        aMessage({ state: ended({ status: "sent", reason }) }),
      ),
    ],
  },
};

export const Cancelled: Story = {
  args: {
    entries: (["widget", "user", "host"] as const).map((reason) =>
      aMessage({ state: ended({ status: "cancelled", reason }) }),
    ),
  },
};

export const Overridden: Story = {
  args: {
    entries: [
      aMessage({
        type: "m.room.topic",
        stateKey: "",
        state: ended({ status: "overridden", reason: "state" }),
      }),
    ],
  },
};

export const Lost: Story = {
  args: {
    entries: (["late", "unknown"] as const).map((reason) =>
      aHeartbeat({ state: ended({ status: "lost", reason }) }),
    ),
  },
};

export const Failed: Story = {
  args: {
    entries: [
      aMessage({ state: ended({ status: "failed", reason: "refused" }) }),
      aHeartbeat({ state: ended({ status: "failed", reason: "refused" }) }),
    ],
  },
};

const all = () => [
  aMessage({ state: ended({ status: "cancelled", reason: "user" }) }),
  aHeartbeat(),
  aHeartbeat({
    widgetName: "Jitsi",
    roomId: "!other:example.org",
    restarts: {
      count: 12,
      assisted: 0,
      missed: 2,
      last: { atMs: Date.now() - 10_900, roundTripMs: 100, marginMs: 12_000 },
    },
    runningSinceMs: Date.now() - 11_000,
    state: { status: "at-risk", reason: "unreachable", inFlight: 1 },
  }),
  aMessage(),
  aMessage({ state: ended({ status: "sent", reason: "due" }) }),
  aHeartbeat({ state: ended({ status: "lost", reason: "late" }) }),
];

export const Together: Story = { args: { entries: all() } };

export const Dark: Story = { ...Together, globals: { theme: "dark" } };

export const Narrow: Story = {
  ...Together,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: "20rem" }}>
        <Story />
      </div>
    ),
  ],
};

/** Names are whatever somebody has chosen, and stay what they are: names. */
export const LongNames: Story = {
  args: {
    getRoomName: () => "A room for quarterly planning, retrospectives and everything else that nobody reads",
    entries: [
      aHeartbeat({
        widgetName:
          "The extremely thorough \u202eMeeting\u202c assistant for everyone and their friends, second edition",
      }),
      aMessage({
        widgetName: "W".repeat(200),
        type: `org.example.${"very.long.".repeat(20)}type`,
        stateKey: "k".repeat(200),
      }),
    ],
  },
};

/** What is due first is shown; the rest is there for whoever wants it. */
export const Many: Story = {
  args: {
    entries: Array.from({ length: 60 }, (_, at) => aMessage({ delayMs: (at + 2) * 600_000 })),
  },
  play: async () => {
    await expect(screen.getAllByRole("listitem")).toHaveLength(5);
  },
};

export const AllOfMany: Story = {
  ...Many,
  play: async () => {
    await userEvent.click(screen.getByRole("button", { name: english.delayedEvent.showMore(55) }));
    await expect(screen.getAllByRole("listitem")).toHaveLength(60);
    await expect(screen.getByRole("button", { name: english.delayedEvent.showFewer })).toHaveFocus();
  },
};

export const German: Story = { args: { messages: german, entries: all() } };

export const Arabic: Story = {
  globals: { direction: "rtl" },
  args: { messages: arabic, getRoomName: () => "فريق التصميم", entries: all() },
};

/** Nothing happens before what will happen was said; the focus waits on the answer that changes nothing. */
export const AsksBeforeItCancels: Story = {
  args: { entries: [aMessage()] },
  play: async ({ args }) => {
    screen.getByRole("button", { name: "Cancel: Send a message as you (Reminders)" }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(screen.getByRole("button", { name: "Keep it" })).toHaveFocus();
    await expect(screen.getByRole("group")).toHaveAccessibleName(english.delayedEvent.consequence.cancel);
    await expect(args.onAct).not.toHaveBeenCalled();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect(args.onAct).toHaveBeenCalledOnce();
    await expect(args.onAct).toHaveBeenCalledWith(args.entries[0]?.id, "cancel");
  },
};

/** A heartbeat that was cancelled would leave somebody in the call who is not there. */
export const LeavesACallBySending: Story = {
  args: { entries: [aHeartbeat()] },
  play: async ({ args }) => {
    const row = within(screen.getByRole("listitem"));
    await expect(row.getAllByRole("button")).toHaveLength(1);
    await userEvent.click(row.getByRole("button", { name: /^Leave now/ }));
    await expect(row.getByRole("group")).toHaveAccessibleName(english.delayedEvent.consequence.leave);
    await userEvent.click(row.getByRole("button", { name: "Leave the call" }));
    await expect(args.onAct).toHaveBeenCalledWith(args.entries[0]?.id, "send");
  },
};

/** What is asked stays open to be seen. */
export const Question: Story = {
  args: { entries: [aHeartbeat(), aMessage()] },
  play: async () => {
    await userEvent.click(screen.getByRole("button", { name: /^Leave now/ }));
    await userEvent.click(screen.getByRole("button", { name: /^Send now/ }));
  },
};

export const EscapeKeepsIt: Story = {
  args: { entries: [aMessage()] },
  play: async ({ args }) => {
    await userEvent.click(screen.getByRole("button", { name: /^Send now/ }));
    await userEvent.keyboard("{Escape}");
    await expect(screen.getByRole("button", { name: /^Send now/ })).toHaveFocus();
    await expect(args.onAct).not.toHaveBeenCalled();
  },
};

export const ThatDidNotWork: Story = {
  args: { entries: [aMessage()], onAct: fn(async () => false) },
  play: async () => {
    await userEvent.click(screen.getByRole("button", { name: /^Send now/ }));
    await userEvent.click(screen.getByRole("button", { name: "Send it" }));
    await expect(await screen.findByRole("alert")).toHaveTextContent(english.delayedEvent.actFailed);
    await expect(screen.getByRole("button", { name: /^Send now/ })).toHaveFocus();
  },
};

/** What an app without our stylesheet shows. */
export const WithoutStylesheet: Story = { ...Together, globals: { stylesheet: "without" } };
