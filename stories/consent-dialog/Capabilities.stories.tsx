import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent } from "storybook/test";
import { ConsentDialog, type ConsentRequest } from "../../src/index.ts";
import { arabic } from "../../src/react/messages/ar/arabic.ts";
import { aSubject, firstRequest } from "./a-subject.ts";
import { elementCallCapabilities } from "./element-call-capabilities.ts";

const typical = [
  "org.matrix.msc2762.receive.event:m.room.message",
  "org.matrix.msc2762.send.event:m.room.message#m.text",
  "org.matrix.msc2762.send.event:m.room.redaction",
  "org.matrix.msc2762.receive.state_event:m.room.member",
  "org.matrix.msc2762.receive.state_event:m.room.power_levels#",
  "org.matrix.msc3973.user_directory_search",
  "org.matrix.msc4039.upload_file",
  "m.always_on_screen",
];

const asking = (requested: readonly string[], subject = aSubject()): ConsentRequest => ({
  kind: "capabilities",
  ...firstRequest,
  id: "capabilities",
  subject,
  requested,
});

const meta = {
  title: "ConsentDialog/What may this widget do",
  component: ConsentDialog,
  args: { request: asking(typical), onDecide: fn() },
  parameters: { docs: { story: { inline: false, height: "760px" } } },
} satisfies Meta<typeof ConsentDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

export const OneLine: Story = {
  args: { request: asking(["org.matrix.msc2762.receive.event:m.room.message"]) },
};

export const EightLines: Story = {};

export const ElementCall: Story = {
  args: {
    request: asking(
      elementCallCapabilities,
      aSubject({ name: "Element Call", origin: "https://call.element.io" }),
    ),
  },
};

/** Only lines that reach further than the widget's own matters: none is ticked before the user does. */
export const OnlySensitiveLines: Story = {
  args: {
    request: asking([
      "org.matrix.msc2762.timeline:*",
      "org.matrix.msc2762.send.state_event:m.room.power_levels#",
      "org.matrix.msc3819.send.to_device:org.example.remote_control",
    ]),
  },
};

/** Each line can be left out; with none left, the button says what that means. */
export const LinesAreAllowedOneByOne: Story = {
  args: { request: asking(typical.slice(0, 2)) },
  play: async () => {
    const [read, send] = await screen.findAllByRole("checkbox");
    if (!read || !send) throw new Error("The dialog shows fewer lines than were asked for.");
    await userEvent.click(read);
    await expect(read).toBeChecked();
    await expect(send).not.toBeChecked();
    await expect(screen.getByRole("button", { name: "Allow selected" })).toBeVisible();
    await userEvent.click(read);
    await expect(screen.getByRole("button", { name: "Continue without" })).toBeVisible();
  },
};

export const TechnicalDetails: Story = {
  play: async () => {
    await userEvent.click(await screen.findByText("Technical details"));
    await expect(screen.getByText("org.matrix.msc3973.user_directory_search")).toBeVisible();
  },
};

export const Arabic: Story = {
  globals: { direction: "rtl" },
  args: {
    messages: arabic,
    request: asking(
      [
        "org.matrix.msc2762.receive.event:m.room.message",
        "org.matrix.msc2762.send.event:m.room.message",
        "org.matrix.msc2762.send.event:m.room.redaction",
        "m.always_on_screen",
      ],
      aSubject({ name: "استطلاع الفريق", roomName: "فريق التصميم" }),
    ),
  },
};

export const WithoutStylesheet: Story = { globals: { stylesheet: "without" } };
