import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { parseCapability } from "../../src/core/capability/parse-capability.ts";
import { english, WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { describeCapability } from "../../src/react/consent/describe-capability.ts";
import { completeMessages } from "../../src/react/messages/complete-messages.ts";
import { aUser } from "./a-user.ts";
import { aWidgetRoom } from "./a-widget.ts";

afterEach(cleanup);

it("English fills the gaps of an app's own catalogue", async () => {
  const user = await aUser();
  const roomId = await aWidgetRoom(user);
  const messages = { status: { awaitingConsent: (name: string) => `« ${name} » n’est pas ouvert.` } };
  render(
    <WidgetProvider client={user.port} messages={messages}>
      <WidgetFrame roomId={roomId} widgetId="poll" />
    </WidgetProvider>,
  );
  expect(screen.getByRole("status")).toHaveTextContent("« Team poll » n’est pas ouvert.");
  expect(screen.getByRole("button", { name: "Open widget" })).toBeVisible();
});

it("keeps what is not overridden, however deep", () => {
  const messages = completeMessages({ capability: { group: { read: "Lire" } } });
  expect(messages.capability.group).toEqual({ ...english.capability.group, read: "Lire" });
  expect(messages.consent).toEqual(english.consent);
  expect(completeMessages(undefined)).toBe(english);
});

const own = "!team:example.org";
const read = "org.matrix.msc2762.receive";
const send = "org.matrix.msc2762.send";

it.each([
  [`${read}.event:m.room.message`, "read", "Read messages of any kind", false],
  [`${read}.event:m.room.message#m.image`, "read", "Read images", false],
  [`${send}.event:m.reaction`, "write", "Send reactions as you", false],
  [`${send}.event:m.room.redaction`, "write", "Delete messages as you", true],
  [`${send}.event:constructor`, "write", "Send “constructor” events as you", false],
  [`${read}.state_event:m.room.member`, "read", "See who is in the room", false],
  [`${send}.state_event:m.room.power_levels#`, "write", "Change who may do what in the room, as you", true],
  [
    `${send}.state_event:net.x.poll#7`,
    "write",
    "Change the room’s “net.x.poll” settings, the entry “7” only, as you",
    false,
  ],
  [
    "org.matrix.msc3819.send.to_device:net.x.y",
    "devices",
    "Send “net.x.y” messages to people’s devices as you",
    true,
  ],
  [`org.matrix.msc2762.timeline:${own}`, "rooms", "Use all of this in the room it is in", false],
  ["org.matrix.msc2762.timeline:!b:c.d", "rooms", "Use all of this in “!b:c.d” too", false],
  ["org.matrix.msc2762.timeline:*", "rooms", "Use all of this in every room you are in, now and later", true],
  [
    `io.github.react-matrix-widgets.room:!b%3Ac.d:${read}.state_event:m.room.member`,
    "rooms",
    "See who is in the room, only in the room “!b:c.d”",
    false,
  ],
  [
    `io.github.react-matrix-widgets.room:${encodeURIComponent(own)}:${send}.event:m.room.redaction`,
    "write",
    "Delete messages as you, only in the room it is in",
    true,
  ],
  [
    `io.github.react-matrix-widgets.room:*:${read}.event:m.reaction`,
    "rooms",
    "Read reactions, in every room you are in, now and later",
    true,
  ],
  ["town.robin.msc3846.turn_servers", "calls", "Use your homeserver’s relay for calls", false],
  [`${send}.event:a\u202Eb`, "write", "Send “ab” events as you", false],
] as const)("T-52 says what %s allows", (raw, group, text, isHighRisk) => {
  expect(describeCapability(parseCapability(raw), english.capability, own)).toEqual({
    group,
    text,
    isHighRisk,
  });
});
