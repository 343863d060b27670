import { cleanup, render, screen, within } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { userEvent } from "vitest/browser";
import {
  type ConsentPolicy,
  createWidgetStore,
  english,
  type FramePolicy,
  HighRiskIndicator,
  PermissionManager,
  type PermissionRecord,
  parseRoomWidget,
  type WidgetDefinition,
  WidgetFrame,
  WidgetProvider,
  type WidgetStore,
} from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aRoom, aWidgetRoom, putWidget } from "./a-widget.ts";
import "../../src/styles.css";

const send = "org.matrix.msc2762.send.event:m.room.message#m.text";
const stay = "m.always_on_screen";
const everywhere = "org.matrix.msc2762.timeline:*";

let user: User;
let roomId: string;
let probe: Probe;
let store: WidgetStore;

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user, { url: aPage({ capabilities: [send, stay, everywhere] }) });
  probe = aProbe({ roomId, widgetId: "poll" });
  store = createWidgetStore({ storage: localStorage, userId: user.userId });
  onTestFinished(() => store.clear());
});
afterEach(cleanup);

interface AppProps {
  readonly decide?: ConsentPolicy;
  readonly only?: boolean;
  readonly frame?: FramePolicy;
}

function App({ decide, only = true, frame = {} }: AppProps) {
  return (
    <StrictMode>
      <WidgetProvider client={user.port} store={store} decide={decide} framePolicy={() => frame}>
        <Listening probe={probe} />
        <HighRiskIndicator widget={{ roomId, widgetId: "poll" }} data-testid="sign" />
        <WidgetFrame roomId={roomId} widgetId="poll" prompt="at-once" />
        <PermissionManager widget={only ? { roomId, widgetId: "poll" } : undefined} />
      </WidgetProvider>
    </StrictMode>
  );
}

/** The user allows whatever they are asked for, for good. */
async function allowAll(): Promise<void> {
  await vi.waitFor(() => expect(store.getState().consentQueue).toMatchObject([{ kind: "load" }]));
  answer([]);
  await vi.waitFor(() => expect(store.getState().consentQueue).toMatchObject([{ kind: "capabilities" }]));
  answer([send, stay, everywhere]);
  await probe.who();
}

function answer(approved: readonly string[]): void {
  const [request] = store.getState().consentQueue;
  store.decide(request?.id ?? "", { outcome: "allow", approved, duration: "remember" });
}

const question = {
  kind: "identity",
  id: "identity of the poll",
  alreadyGranted: [],
  changes: [],
  isTrustedOrigin: false,
} as const;

function record(): PermissionRecord {
  const [found] = store.getState().records.values();
  if (!found) throw new Error("Nothing was decided");
  return found;
}

function aWidget(): WidgetDefinition {
  const [event] = user.port.getState(roomId, "im.vector.modular.widgets", "poll");
  const widget = event && parseRoomWidget(event);
  if (!widget) throw new Error("The room has no such widget");
  return widget;
}

const say = (inRoom?: string) =>
  probe.send("send_event", {
    type: "m.room.message",
    content: { msgtype: "m.text", body: "Hi" },
    ...(inRoom && { room_id: inRoom }),
  });
const card = () => within(screen.getByRole("article"));
const section = (name: string) => within(card().getByRole("group", { name }));
const untick = (name: string | RegExp) => userEvent.click(card().getByRole("checkbox", { name }));

describe("the permission manager", () => {
  it("T-34 an unticked line is refused with the widget's very next message", async () => {
    render(<App />);
    await allowAll();
    const { documentId } = await probe.who();
    expect(await say()).toMatchObject({ reply: { room_id: roomId } });
    await vi.waitFor(() => section("What it did lately").getByText("Sent 1 message as you"));
    expect(section("Allowed").getByText(/^Since .+, until you take it back$/)).toBeVisible();

    await untick(/text messages/i);

    expect(await say()).toMatchObject({ error: expect.any(String) });
    expect(probe.handle().state).toMatchObject({ approved: [stay, everywhere] });
    expect((await probe.who()).documentId).toBe(documentId);
    expect(section("Not allowed").getByText(/text messages/i)).toBeVisible();
    expect(card().getByRole("status")).toHaveTextContent("It stops at once. What is already sent stays.");
    expect(screen.getByRole("article")).toHaveFocus();
  });

  it("C15 to take back everything ends the page", async () => {
    render(<App />);
    await allowAll();

    await userEvent.click(card().getByRole("button", { name: "Take back everything" }));

    await vi.waitFor(() =>
      expect(probe.handle().state).toEqual({ status: "awaiting-consent", gate: "denied" }),
    );
    expect(document.querySelector("iframe")).toBeNull();
    expect(section("Allowed").getByText("Nothing is allowed.")).toBeVisible();
    expect(section("Not allowed").getByText("Load its page")).toBeVisible();
  });

  it("forgets what was refused, and the list is empty once nothing is left", async () => {
    render(<App />);
    await allowAll();

    await untick(/text messages/i);
    await userEvent.click(card().getByRole("button", { name: /^Forget .*text messages/i }));
    expect(card().queryByRole("group", { name: "Not allowed" })).toBeNull();
    expect(await say()).toMatchObject({ error: expect.any(String) });

    await userEvent.click(card().getByRole("button", { name: "Forget" }));
    await vi.waitFor(() => expect(screen.queryByRole("article")).toBeNull());
    expect(document.querySelector("iframe")).toBeNull();
    expect(screen.getByText("You have not decided about this widget yet.")).toBeVisible();
  });

  it("shows what the app allowed as the app's, and refuses it from the next message on", async () => {
    render(<App decide={() => "allow"} />);
    await probe.who();
    expect(section("Allowed").getByText("Allowed by this app")).toBeVisible();
    expect(store.getState().records.size).toBe(0);

    await untick(/text messages/i);

    expect(await say()).toMatchObject({ error: expect.any(String) });
    expect(section("Not allowed").getByText(/text messages/i)).toBeVisible();
  });

  async function limitToKitchen(): Promise<void> {
    await userEvent.click(section("Allowed").getByText("Limit to some rooms"));
    await userEvent.click(await card().findByRole("checkbox", { name: /Kitchen/ }));
    await userEvent.click(card().getByRole("button", { name: "Limit to the chosen rooms" }));
  }

  it("limits a running widget to some rooms with its very next message, and remembers it", async () => {
    const [kitchen, cellar] = [await aRoom(user, "Kitchen"), await aRoom(user, "Cellar")];
    render(<App />);
    await allowAll();
    const { documentId } = await probe.who();
    expect(await say(cellar)).toMatchObject({ reply: { room_id: cellar } });

    await limitToKitchen();

    expect(await say(cellar)).toMatchObject({ error: expect.any(String) });
    expect(await say(kitchen)).toMatchObject({ reply: { room_id: kitchen } });
    const inKitchen = `org.matrix.msc2762.timeline:${kitchen}`;
    expect(probe.handle().state).toMatchObject({ approved: [send, stay, inKitchen] });
    expect((await probe.who()).documentId).toBe(documentId);
    expect(card().getByRole("group", { name: /Kitchen/ })).toBeVisible();
    expect(section("Not allowed").getByText(/every room/i)).toBeVisible();
    expect(card().getByRole("status")).toHaveTextContent("It stops in all other rooms at once.");
    expect(screen.getByRole("article")).toHaveFocus();

    // As another visit finds it.
    const later = createWidgetStore({ storage: localStorage, userId: user.userId });
    const kept = later.getRecord(record().identity)?.decisions;
    expect(kept?.get(`capability:${everywhere}`)).toMatchObject({ verdict: "denied", duration: "remember" });
    expect(kept?.get(`capability:${inKitchen}`)).toMatchObject({ verdict: "granted", duration: "remember" });
  });

  it("limits what the app allowed in every room, too", async () => {
    const [kitchen, cellar] = [await aRoom(user, "Kitchen"), await aRoom(user, "Cellar")];
    render(<App decide={() => "allow"} />);
    await probe.who();

    await limitToKitchen();

    expect(await say(cellar)).toMatchObject({ error: expect.any(String) });
    expect(await say(kitchen)).toMatchObject({ reply: { room_id: kitchen } });
  });

  it("shows what the app's policy gives of the user's devices, which nobody takes back there", async () => {
    const frame: FramePolicy = { allow: ["camera", "autoplay"], devices: ["microphone"] };
    render(<App decide={() => "allow"} frame={frame} />);
    await probe.who();

    const camera = card().getByRole("checkbox", { name: "Use your camera" });
    expect(camera).toBeDisabled();
    expect(camera).toHaveAccessibleDescription("By this app’s policy. It cannot be taken back here.");

    // The user's no outweighs what the app said in their place.
    expect(document.querySelector("iframe")?.allow).toContain("microphone");
    await untick("Use your microphone");
    await vi.waitFor(() => expect(document.querySelector("iframe")?.allow).toBe("camera; autoplay"));
    expect(section("Not allowed").getByText("Use your microphone")).toBeVisible();
  });

  it("T-44 says that nothing counts once the widget is another, and what has changed", async () => {
    render(<App />);
    await allowAll();

    await putWidget(user, roomId, "poll", { type: "m.custom", name: "Team poll", url: `${aPage()}&other` });

    await vi.waitFor(() => screen.getByText("The widget has changed, so none of this counts any more."));
    expect(screen.getAllByText(english.permission.change.of.template(undefined, undefined))).not.toEqual([]);
  });

  it("C12 lets a widget that was waved away ask again once the user looks at its permissions", async () => {
    const view = render(<App only={false} />);
    await allowAll();
    const { identity } = record();
    const subject = { identity, origin: identity.origin, room: undefined, widget: aWidget() };
    const ask = () => store.ask({ ...question, subject });
    for (const _ of [1, 2]) {
      const outcome = ask();
      store.decide(question.id, { outcome: "dismiss" });
      await outcome;
    }
    await vi.waitFor(() => card().getByRole("button", { name: "Let it ask again" }));
    expect(await ask()).toEqual({ outcome: "dismiss" });

    view.rerender(<App />);

    await vi.waitFor(() => expect(record().backOff).toEqual({ state: "asking", dismissals: 2 }));
    expect(card().queryByRole("button", { name: "Let it ask again" })).toBeNull();
  });
});

describe("the sign of high risk", () => {
  it("C14 shows while the page holds something of high risk, and goes when that is taken back", async () => {
    render(<App />);
    expect(screen.getByTestId("sign")).not.toBeVisible();
    await allowAll();
    await vi.waitFor(() => expect(screen.getByTestId("sign")).toBeVisible());
    expect(screen.getByTestId("sign").textContent).toMatch(/may do something sensitive/);

    store.revoke(record().identity, [`capability:${everywhere}`]);

    await vi.waitFor(() => expect(screen.getByTestId("sign")).not.toBeVisible());
  });
});
