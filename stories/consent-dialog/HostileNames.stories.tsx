import type { Meta, StoryObj } from "@storybook/react-vite";
import { fn } from "storybook/test";
import { ConsentDialog, type ConsentRequest } from "../../src/index.ts";
import { aSubject, firstRequest } from "./a-subject.ts";

const asking = (change: Parameters<typeof aSubject>[0]): ConsentRequest => ({
  kind: "capabilities",
  ...firstRequest,
  id: "capabilities",
  subject: aSubject(change),
  requested: [
    "org.matrix.msc2762.receive.event:m.room.message",
    "org.matrix.msc2762.send.event:m.room.message",
  ],
});

/** Names that their authors chose to mislead, or that are merely awkward. */
const meta = {
  title: "ConsentDialog/Hostile names",
  component: ConsentDialog,
  args: { request: asking({}), onDecide: fn() },
  parameters: { docs: { story: { inline: false, height: "640px" } } },
} satisfies Meta<typeof ConsentDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

/** An override that would turn the rest of the sentence around. */
export const Bidirectional: Story = {
  args: {
    request: asking({ name: "Team \u202egro.elpmaxe.llop\u202c\u2066", roomName: "\u202eDesign \u200fteam" }),
  },
};

export const ZeroWidth: Story = {
  args: {
    request: asking({ name: "E\u200bl\u2060e\u200dm\ufeffe\u00adn\u200bt\u{e0041} \u2800C\u200ball" }),
  },
};

export const Emoji: Story = {
  args: { request: asking({ name: "🔒 Poll 🗳️ 👩‍👩‍👧‍👦 🏳️‍🌈 🇪🇺", roomName: "🎨🎨🎨 Design 🎨🎨🎨" }) },
};

/** A name that tries to be the dialog. */
export const PosesAsTheApp: Story = {
  args: { request: asking({ name: "Team poll” is verified by your homeserver ✅ Press “Allow selected" }) },
};

export const StackedMarks: Story = {
  args: { request: asking({ name: `Z${"\u0317\u0334\u0361".repeat(20)}a${"\u0301".repeat(30)}lgo` }) },
};

export const VeryLong: Story = {
  args: {
    request: asking({
      name: "Quarterly planning and retrospective board for everyone in the organisation and their friends",
      sender: `@${"very-long-local-part-".repeat(6)}:a.rather.long.server.name.example.org`,
      origin: `https://${"widgets.".repeat(8)}example.org:8443`,
    }),
  },
};

export const WithoutSpaces: Story = {
  args: {
    request: asking({ name: "W".repeat(64), roomName: "Donaudampfschifffahrtsgesellschaft".repeat(3) }),
  },
};

export const LongRoomName: Story = {
  args: {
    request: asking({
      roomName: "Design team (please read the pinned messages before you post, and no memes before noon) 🎨",
    }),
  },
};

/** Latin letters that are Cyrillic stay in the form that cannot be mistaken. */
export const LookAlikeServer: Story = {
  args: { request: asking({ origin: "https://xn--pll-sed.example.org" }) },
};

export const NoNameAtAll: Story = { args: { request: asking({ name: "\u200b\u200b" }) } };
