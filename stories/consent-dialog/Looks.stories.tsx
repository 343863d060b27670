import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent } from "storybook/test";
import { ConsentDialog } from "../../src/index.ts";
import { arabic } from "../../src/react/messages/ar/arabic.ts";
import { german } from "../../src/react/messages/de/german.ts";
import { asking, elementCallRequest } from "./a-request.ts";
import { aSubject } from "./a-subject.ts";

const read = "org.matrix.msc2762.receive.event:m.room.message";
const send = "org.matrix.msc2762.send.event:m.room.message";
const everywhere = "org.matrix.msc2762.timeline:*";
const powerLevels = "org.matrix.msc2762.send.state_event:m.room.power_levels#";

/** The dialog in every state of a question for capabilities, and under whatever a reader has set. */
const meta = {
  title: "ConsentDialog/States and looks",
  component: ConsentDialog,
  args: { request: elementCallRequest, onDecide: fn() },
  parameters: { docs: { story: { inline: false, height: "820px" } } },
} satisfies Meta<typeof ConsentDialog>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Dark: Story = { args: { theme: "dark" } };

/** In the manner of other clients, as the demo has them; their colours are held to contrast here. */
export const ElementLike: Story = { globals: { look: "element-like", theme: "light" } };

export const ElementLikeDark: Story = { globals: { look: "element-like", theme: "dark" } };

export const CinnyLike: Story = { globals: { look: "cinny-like", theme: "light" } };

export const CinnyLikeDark: Story = { globals: { look: "cinny-like", theme: "dark" } };

export const German: Story = { args: { messages: german } };

export const Arabic: Story = { globals: { direction: "rtl" }, args: { messages: arabic } };

export const LowRisk: Story = {
  args: { request: asking(["m.always_on_screen", "org.matrix.msc2931.navigate"]) },
};

export const MediumRisk: Story = { args: { request: asking([read, send]) } };

export const HighRisk: Story = { args: { request: asking([powerLevels, everywhere]) } };

/** Everything that Element Call asks for and both answers, without scrolling. */
export const OnAPhone: Story = {
  globals: { viewport: { value: "phone" } },
  play: async ({ globals }) => {
    const dialog = await screen.findByRole("alertdialog");
    if (globals["text"] === "200%") return;
    const body = dialog.querySelector("[data-mw=consent-body]");
    const lowest = body?.getBoundingClientRect().bottom ?? 0;
    await expect(lowest).toBeLessThan(window.innerHeight);
    const groups = dialog.querySelectorAll("[data-mw=needed], [data-mw=place] > ul > li");
    await expect(groups).toHaveLength(6);
    for (const group of groups) await expect(group.getBoundingClientRect().bottom).toBeLessThan(lowest);
    for (const name of ["Not now", "Don’t allow", "Allow selected"]) {
      const { bottom, right } = screen.getByRole("button", { name }).getBoundingClientRect();
      await expect(bottom).toBeLessThan(window.innerHeight);
      await expect(right).toBeLessThan(window.innerWidth);
    }
  },
};

/** Text twice as large: everything can still be reached. */
export const LargeText: Story = { globals: { text: "200%" } };

export const LargeTextOnAPhone: Story = { globals: { text: "200%", viewport: { value: "phone" } } };

export const SixtyCapabilities: Story = {
  args: {
    request: asking(
      Array.from({ length: 60 }, (_, index) => `org.matrix.msc2762.send.event:org.example.kind_${index}`),
    ),
  },
};

/** Only what is new is asked; what is allowed already stands beside it. */
export const AskingForMore: Story = {
  args: {
    request: asking([send], {
      alreadyGranted: ["load", "capability:org.matrix.msc2762.receive.event:m.room.message"],
    }),
  },
};

/** Its page moved, and somebody else edited it. */
export const AfterAChange: Story = {
  args: {
    request: asking([read, send], {
      changes: [
        { what: "origin", before: "https://polls.example.com", now: "https://poll.example.org" },
        { what: "sender", before: "@carol:example.org", now: "@bob:example.org" },
      ],
    }),
  },
};

/** An ordinary line is ticked in advance only where the user trusts who asks. */
export const TrustedOrigin: Story = {
  args: { request: asking([read, send, powerLevels], { isTrustedOrigin: true }) },
};

export const AllowedInAnotherApp: Story = { args: { request: asking([read, send], { suggested: [read] }) } };

/** "Every room" can be narrowed to some. */
export const SomeRooms: Story = {
  args: {
    request: asking([read, everywhere], { subject: aSubject({ name: "Search" }) }),
    rooms: [
      { roomId: "!team:example.org", name: "Design team" },
      { roomId: "!kitchen:example.org", name: "Kitchen" },
      { roomId: "!garden:example.org", name: "Garden" },
      { roomId: "!garden:evil.example", name: "Garden" },
    ],
  },
  play: async () => {
    await userEvent.click(await screen.findByText("Only in these rooms"));
    await userEvent.click(await screen.findByRole("checkbox", { name: /Kitchen/ }));
    await expect(screen.getByRole("checkbox", { name: /^Do everywhere/ })).toBeChecked();
  },
};

/** Everything is reached by the keyboard alone, the refusal first. */
export const ByKeyboard: Story = {
  play: async () => {
    const deny = await screen.findByRole("button", { name: "Don’t allow" });
    await expect(deny).toHaveFocus();
    await userEvent.tab();
    await userEvent.tab();
    await expect(screen.getByRole("checkbox", { name: "Needed for the call" })).toHaveFocus();
    await userEvent.keyboard(" ");
    await expect(screen.getByRole("checkbox", { name: "Needed for the call" })).toBeChecked();
  },
};
