import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent } from "storybook/test";
import { type FrameDisplay, WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { InRoom } from "../in-page/InRoom.tsx";
import { type PageBehaviour, widgetUrl } from "../in-page/widget-url.ts";

interface Scene {
  readonly behaviour: PageBehaviour;
  /** Whether the app's own policy lets the page load; else the user is asked. */
  readonly isLoadAllowed: boolean;
  readonly display: FrameDisplay;
  readonly style: Readonly<Record<`--mw-${string}`, string>>;
}

/** A real widget on another site, with a Matrix client and a homeserver that live in this page. */
const meta: Meta<Scene> = {
  title: "WidgetFrame/With a page",
  args: { behaviour: {}, isLoadAllowed: true, display: "inline", style: {} },
  render: ({ behaviour, isLoadAllowed, display, style }) => (
    <InRoom name="Notes" url={widgetUrl(behaviour)}>
      {({ port, roomId }) => (
        <WidgetProvider
          client={port}
          decide={({ kind }) => (kind === "load" && isLoadAllowed ? "allow" : "ask")}
        >
          <WidgetFrame roomId={roomId} widgetId="story" display={display} style={style} />
        </WidgetProvider>
      )}
    </InRoom>
  ),
  parameters: { docs: { story: { inline: false, height: "480px" } } },
};

export default meta;
type Story = StoryObj<Scene>;

const shown: Story = {
  play: async () => {
    await expect(await screen.findByTitle("Widget: Notes")).toBeVisible();
  },
};

export const Running: Story = shown;

/** Nothing is loaded before the user has asked for it and agreed to what it gives away. */
export const AsksBeforeItLoads: Story = {
  args: { isLoadAllowed: false },
  play: async () => {
    await userEvent.click(await screen.findByRole("button", { name: "Open widget" }));
    await screen.findByRole("alertdialog", { name: "Open “Notes”?" });
    await expect(screen.queryByTitle("Widget: Notes")).toBeNull();
  },
};

/** The page is there; what it may do is not yet decided. */
export const AsksForCapabilities: Story = {
  args: {
    behaviour: {
      capabilities: [
        "org.matrix.msc2762.receive.event:m.room.message",
        "org.matrix.msc2762.send.event:m.room.message",
      ],
    },
  },
  play: async () => {
    await screen.findByRole("alertdialog", { name: "What may “Notes” do?" });
  },
};

export const InACorner: Story = { ...shown, args: { display: "pip" } };

/** The app's own tokens, set on an ancestor or on the frame itself. */
export const OwnTokens: Story = {
  args: {
    style: {
      "--mw-border": "rebeccapurple",
      "--mw-radius": "0px",
      "--mw-frame-height": "12rem",
      "--mw-accent": "rebeccapurple",
      "--mw-accent-text": "white",
      "--mw-font": "Georgia, serif",
    },
    isLoadAllowed: false,
  },
  play: async () => {
    await screen.findByRole("button", { name: "Open widget" });
  },
};
