import type { Meta, StoryObj } from "@storybook/react-vite";
import { fn } from "storybook/test";
import type { FrameState, WidgetDefinition } from "../../src/index.ts";
import { english } from "../../src/index.ts";
import { FrameNotice } from "../../src/react/frame/FrameNotice.tsx";
import { NO_FRAME } from "../../src/react/frames/frame-state.ts";

const widget: WidgetDefinition = {
  kind: "room",
  id: "poll",
  roomId: "!team:example.org",
  type: "m.custom",
  url: "https://poll.example.org/",
  name: "Team poll",
  data: {},
  waitForIframeLoad: true,
  avatarUrl: undefined,
  sender: "@bob:example.org",
  eventId: "$added",
};

const showing = (state: FrameState) => ({
  snapshot: { ...NO_FRAME, state, widget, origin: "https://poll.example.org" },
});

/** What stands in the frame while there is no page in it. */
const meta = {
  title: "WidgetFrame/Without a page",
  component: FrameNotice,
  args: { ...showing({ status: "idle" }), messages: english, onOpen: fn() },
  argTypes: { messages: { control: false } },
  decorators: [
    (Story, { args }) => (
      <main style={{ padding: "1rem" }}>
        <div data-mw="frame" data-state={args.snapshot.state.status}>
          <Story />
        </div>
      </main>
    ),
  ],
} satisfies Meta<typeof FrameNotice>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Idle: Story = {};

export const NotOpenYet: Story = { args: showing({ status: "awaiting-consent", gate: "closed" }) };

export const UserIsAsked: Story = { args: showing({ status: "awaiting-consent", gate: "asking" }) };

export const Denied: Story = { args: showing({ status: "awaiting-consent", gate: "denied" }) };

export const LongNames: Story = {
  args: {
    snapshot: {
      ...NO_FRAME,
      state: { status: "awaiting-consent", gate: "closed" },
      widget: {
        ...widget,
        name: "Quarterly planning and retrospective board for everyone and their friends",
        sender: `@${"very-long-local-part-".repeat(4)}:a.rather.long.server.name.example.org`,
      },
      origin: `https://${"widgets.".repeat(8)}example.org:8443`,
    },
  },
};

export const Loading: Story = { args: showing({ status: "loading", generation: 1 }) };

/** From here on the page is shown; the notice only announces. */
export const Negotiating: Story = { args: showing({ status: "negotiating", generation: 1 }) };

export const FailedMoved: Story = { args: showing({ status: "failed", reason: "moved" }) };

export const FailedContentNotLoaded: Story = {
  args: showing({ status: "failed", reason: "content-not-loaded" }),
};

export const FailedFlooded: Story = { args: showing({ status: "failed", reason: "flooded" }) };

export const UnsafeMalformed: Story = {
  args: showing({ status: "failed", reason: "unsafe-url", problem: "malformed" }),
};

export const UnsafeTooLong: Story = {
  args: showing({ status: "failed", reason: "unsafe-url", problem: "too-long" }),
};

export const UnsafeScheme: Story = {
  args: showing({ status: "failed", reason: "unsafe-url", problem: "unsupported-scheme" }),
};

export const UnsafeInsecure: Story = {
  args: showing({ status: "failed", reason: "unsafe-url", problem: "insecure" }),
};

export const UnsafeVariableInOrigin: Story = {
  args: showing({ status: "failed", reason: "unsafe-url", problem: "variable-in-origin" }),
};

export const UnsafeCredentials: Story = {
  args: showing({ status: "failed", reason: "unsafe-url", problem: "credentials" }),
};

export const UnsafeHostOrigin: Story = {
  args: showing({ status: "failed", reason: "unsafe-url", problem: "host-origin" }),
};

export const EndedByUser: Story = { args: showing({ status: "ended", reason: "disposed" }) };

export const EndedByWidget: Story = { args: showing({ status: "ended", reason: "closed-by-widget" }) };

export const EndedRoomLeft: Story = { args: showing({ status: "ended", reason: "room-left" }) };

export const EndedWidgetRemoved: Story = { args: showing({ status: "ended", reason: "widget-removed" }) };

export const EndedSignedOut: Story = { args: showing({ status: "ended", reason: "logged-out" }) };

export const WithoutStylesheet: Story = {
  ...NotOpenYet,
  globals: { stylesheet: "without" },
};
