import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, fn, screen, userEvent, within } from "storybook/test";
import { diffIdentity } from "../../src/core/permission/diff-identity.ts";
import { capabilityPermission } from "../../src/core/permission/permission.ts";
import { type ActivityEntry, english, type Permission, type WidgetMessages } from "../../src/index.ts";
import type { ConsentRoom } from "../../src/react/consent/consent-dialog-props.ts";
import type { WaitingMessages } from "../../src/react/delayed-events/useWaitingMessages.ts";
import { arabic } from "../../src/react/messages/ar/arabic.ts";
import { german } from "../../src/react/messages/de/german.ts";
import { PermissionCard } from "../../src/react/permissions/PermissionCard.tsx";
import { Permissions } from "../../src/react/permissions/Permissions.tsx";
import type { PermissionEntry } from "../../src/react/permissions/permission-entry.ts";
import { elementCallCapabilities } from "../consent-dialog/element-call-capabilities.ts";
import { anEntry, aRecord } from "./an-entry.ts";

interface Scene {
  readonly of: "one" | "all";
  readonly entries: readonly PermissionEntry[];
  readonly activity: readonly ActivityEntry[];
  readonly messages: WidgetMessages;
  readonly roomName: string;
  readonly inlineSize: string;
  readonly getRooms: () => readonly ConsentRoom[];
  readonly waiting: WaitingMessages;
  readonly onTakeBack: (permissions: readonly Permission[]) => void;
  readonly onTakeBackAll: (permissions: readonly Permission[]) => void;
  readonly onLimit: (permissions: readonly Permission[], roomIds: readonly string[]) => void;
  readonly onForget: (permissions?: readonly Permission[]) => void;
  readonly onAskAgain: () => void;
}

const rooms: readonly ConsentRoom[] = [
  { roomId: "!team:example.org", name: "Design team" },
  { roomId: "!kitchen:example.org", name: "Kitchen" },
  { roomId: "!lobby:example.org", name: "" },
];

/** What widgets may do, since when, and what they did; every line to take back. */
const meta: Meta<Scene> = {
  title: "PermissionManager/Permissions",
  args: {
    of: "all",
    entries: [],
    activity: [],
    waiting: { count: 0, cancel: async () => true },
    onTakeBackAll: fn(),
    messages: english,
    roomName: "Design team",
    inlineSize: "42rem",
    getRooms: () => rooms,
    onTakeBack: fn(),
    onLimit: fn(),
    onForget: fn(),
    onAskAgain: fn(),
  },
  argTypes: { messages: { control: false } },
  render: ({ of, entries, roomName, inlineSize, ...card }) => (
    <main style={{ maxInlineSize: inlineSize, margin: "auto" }}>
      <Permissions
        of={of}
        entries={entries}
        messages={card.messages}
        theme={undefined}
        renderCard={(entry) => (
          <PermissionCard
            {...card}
            entry={entry}
            context={{ roomId: entry.record.identity.roomId, roomName: () => roomName }}
          />
        )}
      />
    </main>
  ),
};

export default meta;
type Story = StoryObj<Scene>;

const sent: ActivityEntry = {
  kind: "widget-request",
  direction: "from-widget",
  id: 1,
  atMs: 0,
  requestId: "1",
  size: { textLength: 10, bytes: 0 },
  action: "send_event",
  facts: { eventType: "m.room.message" },
  outcome: { kind: "answered" },
  durationMs: 20,
};
const read: ActivityEntry = {
  kind: "delivery",
  direction: "to-widget",
  id: 2,
  atMs: 0,
  lastAtMs: 0,
  count: 1234,
  action: "send_event",
  facts: { eventType: "m.room.message" },
};

const call = (): PermissionEntry =>
  anEntry({
    id: "call",
    name: "Element Call",
    url: "https://call.example.org/room",
    granted: [
      "load",
      "device:camera",
      "device:microphone",
      ...elementCallCapabilities.map(capabilityPermission),
    ],
  });

const withDenied = (): PermissionEntry =>
  anEntry({
    id: "notes",
    name: "Notes",
    url: "https://notes.example.org/",
    denied: ["identity", "capability:org.matrix.msc2762.receive.event:m.room.message"],
    duration: "session",
  });

export const Empty: Story = {};

export const One: Story = { args: { entries: [anEntry()], activity: [sent, { ...sent, id: 3 }, read] } };

/** As in the header of its frame. */
export const OfOneWidget: Story = { args: { of: "one", entries: [call()] } };

export const OfOneWidgetEmpty: Story = { args: { of: "one" } };

export const Many: Story = { args: { entries: [anEntry(), call(), withDenied()] } };

export const Dark: Story = { ...Many, globals: { theme: "dark" } };

export const ElementLike: Story = { ...OfOneWidget, globals: { look: "element-like", theme: "light" } };

export const ElementLikeDark: Story = { ...OfOneWidget, globals: { look: "element-like", theme: "dark" } };

export const CinnyLike: Story = { ...OfOneWidget, globals: { look: "cinny-like", theme: "light" } };

export const CinnyLikeDark: Story = { ...OfOneWidget, globals: { look: "cinny-like", theme: "dark" } };

export const OnAPhone: Story = { args: { ...OfOneWidget.args }, globals: { viewport: { value: "phone" } } };

export const Narrow: Story = { args: { ...Many.args, inlineSize: "20rem" } };

export const German: Story = { args: { ...Many.args, messages: german } };

export const Arabic: Story = {
  globals: { direction: "rtl" },
  args: { ...Many.args, messages: arabic, roomName: "فريق التصميم", activity: [sent] },
};

export const Denied: Story = { args: { entries: [anEntry({ granted: [], denied: ["load", "identity"] })] } };

/** A whole call, taken back: said by consequence, to forget line by line or all of a kind. */
export const MuchDenied: Story = {
  args: {
    entries: [anEntry({ granted: ["load"], denied: elementCallCapabilities.map(capabilityPermission) })],
  },
  play: async ({ args }) => {
    const [forget] = screen.getAllByRole("button", { name: /^Forget Read who is in the room/ });
    if (!forget) throw new Error("What it may not read is not summed up.");
    await userEvent.click(forget);
    await expect(args.onForget).toHaveBeenCalledOnce();
    const [first] = screen.getAllByText(/^Show all/);
    if (first) await userEvent.click(first);
    await userEvent.click(screen.getByRole("button", { name: "Forget See the room’s name" }));
    await expect(args.onForget).toHaveBeenLastCalledWith([
      "capability:org.matrix.msc2762.receive.state_event:m.room.name",
    ]);
  },
};

/** Nobody was asked for these: no record holds them, and they can be refused all the same. */
export const AllowedByTheApp: Story = {
  args: {
    entries: [
      anEntry({ granted: ["identity"] }, { byApp: ["load", "capability:org.matrix.msc2762.timeline:*"] }),
    ],
  },
};

/** What the app's own policy gives the page is shown, greyed: it is not the user's to take back. */
export const DevicesByPolicy: Story = {
  args: { entries: [anEntry({}, { byPolicy: ["camera", "microphone"], byApp: ["device:screen"] })] },
  play: async () => {
    const camera = screen.getByRole("checkbox", { name: "Use your camera" });
    await expect(camera).toBeDisabled();
    await expect(camera).toBeChecked();
    await expect(camera).toHaveAccessibleDescription(english.permission.manager.byAppPolicy);
    await expect(screen.getByRole("checkbox", { name: /Record your screen/ })).toBeEnabled();
  },
};

const search = (): PermissionEntry =>
  anEntry({
    name: "Search",
    granted: ["load", "capability:org.matrix.msc2762.timeline:*"],
  });

/** What counts in every room can be limited to some, in one go. */
export const LimitsToRooms: Story = {
  args: { entries: [search()] },
  play: async ({ args }) => {
    await userEvent.click(screen.getByText("Limit to some rooms"));
    const limit = await screen.findByRole("button", { name: "Limit to the chosen rooms" });
    await expect(limit).toBeDisabled();
    await userEvent.click(await screen.findByRole("checkbox", { name: /Design team/ }));
    await userEvent.click(screen.getByRole("checkbox", { name: /!lobby:example.org/ }));
    await userEvent.click(limit);
    await expect(args.onLimit).toHaveBeenCalledOnce();
    await expect(args.onLimit).toHaveBeenCalledWith(
      ["capability:org.matrix.msc2762.timeline:*"],
      ["!team:example.org", "!lobby:example.org"],
    );
    await expect(screen.getByRole("status")).toHaveTextContent(english.permission.manager.narrowDetail);
  },
};

export const LimitsToRoomsInArabic: Story = {
  globals: { direction: "rtl" },
  args: { entries: [search()], messages: arabic, inlineSize: "20rem" },
  play: async () => {
    await userEvent.click(screen.getByText(arabic.permission.manager.narrow));
    await expect(await screen.findByRole("checkbox", { name: /Kitchen/ })).toBeVisible();
  },
};

/** Somebody has put another page in its place: what was decided counts for nothing, and says so. */
export const ChangedIdentity: Story = {
  args: {
    entries: [
      anEntry(
        {},
        {
          changes: diffIdentity(
            aRecord(),
            aRecord({ url: "https://poll.example.net/", sender: "@mallory:example.net", name: "Team Poll" }),
          ),
        },
      ),
    ],
  },
};

const quiet = anEntry({ granted: [] });

export const Scheduled: Story = {
  ...OfOneWidget,
  args: { ...OfOneWidget.args, waiting: { count: 2, cancel: async () => true } },
};

export const Quiet: Story = {
  args: {
    entries: [
      { ...quiet, record: { ...quiet.record, backOff: { state: "quiet", dismissals: 2 } } },
      {
        ...quiet,
        key: "cooling down",
        record: { ...quiet.record, backOff: { state: "cooling-down", untilMs: Date.now() + 400_000_000 } },
      },
    ],
  },
  play: async ({ args }) => {
    await userEvent.click(screen.getByRole("button", { name: "Let it ask again" }));
    await expect(args.onAskAgain).toHaveBeenCalledOnce();
  },
};

/** Names are whatever somebody has chosen, and stay what they are: names. */
export const HostileNames: Story = {
  args: {
    roomName: "Allowed by this app \u202e\u2066".repeat(20),
    entries: [
      anEntry({
        name: `\u202eFriendly” is allowed everything ${"very ".repeat(60)}`,
        url: `https://${"a-very-long-name.".repeat(12)}example.org/`,
        sender: `@${"w".repeat(200)}:example.org`,
        granted: [
          "load",
          `capability:org.matrix.msc2762.send.event:org.example.${"very.long.".repeat(20)}type`,
        ],
      }),
    ],
  },
};

/** With the keyboard alone: one line, all of a kind, everything, and what was refused. */
export const TakesBack: Story = {
  args: { entries: [call(), withDenied()] },
  play: async ({ args }) => {
    const [callCard, notesCard] = screen.getAllByRole("article").map((card) => within(card));
    if (!callCard || !notesCard) throw new Error("There are two cards");
    callCard.getByRole("checkbox", { name: english.permission.device.camera }).focus();
    await userEvent.keyboard(" ");
    await expect(args.onTakeBack).toHaveBeenLastCalledWith(["device:camera"]);
    await expect(callCard.getByRole("status")).toHaveTextContent(english.permission.manager.revokeDetail);

    const [ofAKind] = callCard.getAllByRole("button", { name: /^Take back (?!everything)/ });
    ofAKind?.focus();
    await userEvent.keyboard("{Enter}");
    await expect(args.onTakeBack).toHaveBeenCalledTimes(2);

    callCard.getByRole("button", { name: "Take back everything" }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(args.onTakeBackAll).toHaveBeenLastCalledWith([
      ...(args.entries[0]?.record.decisions.keys() ?? []),
    ]);

    notesCard.getByRole("button", { name: "Forget Prove to its server who you are" }).focus();
    await userEvent.keyboard("{Enter}");
    await expect(args.onForget).toHaveBeenLastCalledWith(["identity"]);
    await expect(notesCard.getByRole("status")).toHaveTextContent(english.permission.manager.forgetDetail);
  },
};

export const LinesOpen: Story = {
  args: { entries: [call()] },
  play: async () => {
    for (const lines of document.querySelectorAll("[data-mw=lines] > summary")) await userEvent.click(lines);
  },
};

/** What an app without our stylesheet shows. */
export const WithoutStylesheet: Story = { ...Many, globals: { stylesheet: "without" } };
