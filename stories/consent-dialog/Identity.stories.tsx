import type { Meta, StoryObj } from "@storybook/react-vite";
import { fn } from "storybook/test";
import { ConsentDialog } from "../../src/index.ts";
import { aSubject, firstRequest } from "./a-subject.ts";

const meta = {
  title: "ConsentDialog/May this widget know who you are",
  component: ConsentDialog,
  args: {
    request: { kind: "identity", ...firstRequest, id: "identity", subject: aSubject() },
    onDecide: fn(),
  },
  parameters: { docs: { story: { inline: false, height: "520px" } } },
} satisfies Meta<typeof ConsentDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Asking: Story = {};

/** The app's theme, where it is not that of the page around the dialog. */
export const InDarkTheme: Story = { args: { theme: "dark" } };
