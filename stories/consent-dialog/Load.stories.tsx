import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent } from "storybook/test";
import { ConsentDialog } from "../../src/index.ts";
import { arabic } from "../../src/react/messages/ar/arabic.ts";
import { aSubject, firstRequest } from "./a-subject.ts";

const meta = {
  title: "ConsentDialog/May this page be loaded",
  component: ConsentDialog,
  args: {
    request: {
      kind: "load",
      ...firstRequest,
      id: "load",
      subject: aSubject(),
      disclosed: ["userId", "displayName", "roomId"],
    },
    onDecide: fn(),
  },
  parameters: { docs: { story: { inline: false, height: "640px" } } },
} satisfies Meta<typeof ConsentDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

export const SomeFacts: Story = {};

/** The URL has no variables: its server learns what any web server learns. */
export const NoFacts: Story = {
  args: { request: { kind: "load", ...firstRequest, id: "load", subject: aSubject(), disclosed: [] } },
};

export const EveryFact: Story = {
  args: {
    request: {
      kind: "load",
      ...firstRequest,
      id: "load",
      subject: aSubject(),
      disclosed: [
        "userId",
        "displayName",
        "avatarUrl",
        "deviceId",
        "roomId",
        "homeserverUrl",
        "clientLanguage",
        "clientTheme",
        "clientId",
      ],
    },
  },
};

/** A widget of the user's own account, while no room is viewed. */
export const AccountWidget: Story = {
  args: {
    request: {
      kind: "load",
      ...firstRequest,
      id: "load",
      subject: { ...aSubject(), room: undefined },
      disclosed: ["userId"],
    },
  },
};

/** Whatever key is pressed next, it grants nothing. */
export const StartsOnTheLeastPowerfulChoice: Story = {
  play: async () => {
    await expect(await screen.findByRole("button", { name: "Don’t allow" })).toHaveFocus();
  },
};

/** Neither yes nor no: the question may be put again. */
export const EscapeMeansNotNow: Story = {
  play: async ({ args }) => {
    await screen.findByRole("alertdialog");
    await userEvent.keyboard("{Escape}");
    await expect(args.onDecide).toHaveBeenCalledOnce();
    await expect(args.onDecide).toHaveBeenCalledWith({ outcome: "dismiss" });
  },
};

export const Arabic: Story = {
  globals: { direction: "rtl" },
  args: {
    messages: arabic,
    request: {
      kind: "load",
      ...firstRequest,
      id: "load",
      subject: aSubject({ name: "استطلاع الفريق", roomName: "فريق التصميم" }),
      disclosed: ["userId", "displayName", "roomId"],
    },
  },
};

/** What an app without our stylesheet shows. */
export const WithoutStylesheet: Story = { globals: { stylesheet: "without" } };
