import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen } from "storybook/test";
import { english } from "../../src/index.ts";
import { HighRiskSign } from "../../src/react/permissions/HighRiskSign.tsx";

/** Beside the name of a widget, while its page holds something of high risk. */
const meta = {
  title: "HighRiskIndicator/Sign",
  component: HighRiskSign,
  args: { widgetName: "Element Call", messages: english },
  argTypes: { messages: { control: false } },
  decorators: [
    (Story) => (
      <main style={{ padding: "1rem", background: "var(--mw-surface)" }}>
        <Story />
      </main>
    ),
  ],
} satisfies Meta<typeof HighRiskSign>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Live: Story = {
  play: async () => {
    await expect(screen.getByRole("status")).toHaveTextContent(/may do something sensitive/);
    await expect(screen.getByText("High risk")).toBeVisible();
  },
};

export const InTheDark: Story = { globals: { theme: "dark" } };

export const NothingLive: Story = { args: { widgetName: undefined } };
