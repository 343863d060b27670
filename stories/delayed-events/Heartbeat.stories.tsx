import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen } from "storybook/test";
import { english } from "../../src/index.ts";
import { Heartbeat } from "../../src/react/delayed-events/Heartbeat.tsx";
import { arabic } from "../../src/react/messages/ar/arabic.ts";

/** For the header of a widget's frame. */
const meta = {
  title: "DelayedEventList/Heartbeat",
  component: Heartbeat,
  args: { health: "healthy", messages: english },
  argTypes: { messages: { control: false } },
  decorators: [
    (Story) => (
      <main style={{ padding: "1rem" }}>
        <header
          data-mw="floating-bar"
          style={{ font: "1rem var(--mw-font)", background: "var(--mw-surface)", color: "var(--mw-text)" }}
        >
          <span data-mw="floating-name">Element Call</span>
          <Story />
        </header>
      </main>
    ),
  ],
} satisfies Meta<typeof Heartbeat>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Healthy: Story = {
  play: async () => {
    await expect(screen.getByRole("status")).toHaveTextContent(english.delayedEvent.heartbeat.healthy);
  },
};

export const AtRisk: Story = { args: { health: "at-risk" } };

export const Lost: Story = { args: { health: "lost" } };

/** No call, no sign. */
export const Nothing: Story = {
  args: { health: undefined },
  play: async () => {
    await expect(screen.queryByRole("status")).toBeNull();
  },
};

export const Dark: Story = { args: { health: "at-risk" }, globals: { theme: "dark" } };

export const Arabic: Story = {
  args: { health: "at-risk", messages: arabic },
  globals: { direction: "rtl" },
};
