import type { Meta, StoryObj } from "@storybook/react-vite";
import { screen } from "storybook/test";
import { WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { InRoom } from "../in-page/InRoom.tsx";
import { type PageBehaviour, widgetUrl } from "../in-page/widget-url.ts";

interface Scene {
  readonly modalButtons: NonNullable<PageBehaviour["modalButtons"]>;
}

/** A dialog that a widget opens over the app, with its own page in it. */
const meta: Meta<Scene> = {
  title: "Modal",
  args: { modalButtons: [] },
  render: ({ modalButtons }) => (
    <InRoom name="Notes" url={widgetUrl({ modalButtons })}>
      {({ port, roomId }) => (
        <WidgetProvider client={port} decide={() => "allow"}>
          <WidgetFrame roomId={roomId} widgetId="story" />
        </WidgetProvider>
      )}
    </InRoom>
  ),
  play: async () => {
    await screen.findByRole("dialog", { name: "Share notes" });
    await screen.findByTitle("Widget: Share notes");
  },
  parameters: { docs: { story: { inline: false, height: "640px" } } },
};

export default meta;
type Story = StoryObj<Scene>;

export const ThreeButtons: Story = {
  args: {
    modalButtons: [
      { id: "share", kind: "m.primary", label: "Share" },
      { id: "preview", kind: "m.secondary", label: "Preview" },
      { id: "delete", kind: "m.danger", label: "Delete" },
    ],
  },
};

/** The bar of the dialog always has a way out. */
export const NoButtons: Story = {};

export const LongLabels: Story = {
  args: {
    modalButtons: [
      { id: "share", kind: "m.primary", label: "Share these notes with everyone in the Design team room" },
      { id: "preview", kind: "m.secondary", label: "Show me first what they will look like to other people" },
      { id: "m.close", kind: "m.link", label: "Never mind, I would rather keep them to myself for now" },
    ],
  },
};
