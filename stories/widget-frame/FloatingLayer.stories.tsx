import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, fn, screen, userEvent, waitFor } from "storybook/test";
import { WidgetFrame, type WidgetPlace, WidgetProvider } from "../../src/index.ts";
import { InRoom } from "../in-page/InRoom.tsx";
import type { SignedInUser } from "../in-page/sign-in.ts";
import { widgetUrl } from "../in-page/widget-url.ts";

interface Scene {
  readonly name: string;
  readonly onReturnToRoom: ((place: WidgetPlace) => void) | undefined;
}

function Rooms(props: { readonly user: SignedInUser } & Pick<Scene, "onReturnToRoom">) {
  const { user, onReturnToRoom } = props;
  const [isInRoom, setInRoom] = useState(true);
  const [isJoined, setJoined] = useState(false);
  const comeBack = (place: WidgetPlace) => {
    setInRoom(true);
    onReturnToRoom?.(place);
  };
  const handleCallAction = (action: string) => {
    if (action === "io.element.join") setJoined(true);
    return {};
  };
  return (
    <WidgetProvider
      client={user.port}
      decide={() => "allow"}
      onReturnToRoom={onReturnToRoom && comeBack}
      onCallAction={handleCallAction}
    >
      <p>
        <button type="button" disabled={!isJoined} onClick={() => setInRoom(!isInRoom)}>
          {isInRoom ? "Go to another room" : "Go back"}
        </button>
      </p>
      {isInRoom && <WidgetFrame roomId={user.roomId} widgetId="story" />}
    </WidgetProvider>
  );
}

/** Where a widget is shown that asked to stay in view, while the user is elsewhere. */
const meta: Meta<Scene> = {
  title: "FloatingLayer",
  args: { name: "Notes", onReturnToRoom: fn() },
  render: ({ name, onReturnToRoom }) => (
    <InRoom name={name} url={widgetUrl({ stays: true })}>
      {(user) => <Rooms user={user} onReturnToRoom={onReturnToRoom} />}
    </InRoom>
  ),
  play: async () => {
    const leave = await screen.findByRole("button", { name: "Go to another room" });
    await waitFor(() => expect(leave).toBeEnabled());
    await userEvent.click(leave);
    await screen.findByRole("region", { name: /^Widget that stays in view/ });
  },
  parameters: { docs: { story: { inline: false, height: "520px" } } },
};

export default meta;
type Story = StoryObj<Scene>;

export const Elsewhere: Story = {};

/** An app that cannot bring its user back offers no such button. */
export const WithoutAWayBack: Story = { args: { onReturnToRoom: undefined } };

export const LongName: Story = {
  args: { name: "Quarterly planning and retrospective board for everyone and their friends" },
};

export const RightToLeft: Story = { globals: { direction: "rtl" }, args: { name: "ملاحظات الفريق" } };
