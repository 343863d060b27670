import { cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { userEvent } from "vitest/browser";
import {
  type ConsentPolicy,
  createWidgetStore,
  type FramePolicy,
  type PolicyRule,
  useWidgetPermissions,
  WidgetFrame,
  type WidgetPermissions,
  WidgetProvider,
  type WidgetStore,
} from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aRoom, aWidgetRoom, putWidget } from "./a-widget.ts";
import { allow } from "./allow.ts";
import "../../src/styles.css";

const send = "org.matrix.msc2762.send.event:m.room.message#m.text";
const stay = "m.always_on_screen";

let user: User;
let roomId: string;
let probe: Probe;
let store: WidgetStore;
let permissions: WidgetPermissions | undefined;

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user, { url: aPage({ capabilities: [send, stay] }) });
  probe = aProbe({ roomId, widgetId: "poll" });
  store = createWidgetStore({ storage: localStorage, userId: user.userId });
  onTestFinished(() => store.clear());
});
afterEach(cleanup);

function Permissions() {
  permissions = useWidgetPermissions({ roomId, widgetId: "poll" });
  return null;
}

interface AppProps {
  readonly decide?: ConsentPolicy | undefined;
  readonly policy?: readonly PolicyRule[] | undefined;
  readonly framePolicy?: FramePolicy | undefined;
  readonly viewedRoomId?: string | undefined;
}

function App({ framePolicy, ...props }: AppProps) {
  return (
    <StrictMode>
      <WidgetProvider
        {...props}
        client={user.port}
        store={store}
        framePolicy={framePolicy && (() => framePolicy)}
      >
        <Listening probe={probe} />
        <Permissions />
        <WidgetFrame roomId={roomId} widgetId="poll" />
      </WidgetProvider>
    </StrictMode>
  );
}

/** Another tab, as far as a store can tell. */
function anotherTab(): WidgetStore {
  const tab = createWidgetStore({ storage: localStorage, userId: user.userId });
  onTestFinished(tab.connect());
  return tab;
}

const onlyLoad: ConsentPolicy = ({ kind }) => (kind === "load" ? "allow" : "ask");
const dialog = () => screen.findByRole("alertdialog");
const noDialog = () => vi.waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const say = () =>
  probe.send("send_event", { type: "m.room.message", content: { msgtype: "m.text", body: "Hi" } });
const identity = () => [...store.getState().records.values()][0]?.identity;

async function allowAll() {
  await dialog();
  for (const box of screen.getAllByRole<HTMLInputElement>("checkbox")) {
    if (!box.checked) await userEvent.click(box);
  }
  await allow("Allow selected");
  await noDialog();
}

describe("taking back from a running widget", () => {
  it("refuses its very next message, and keeps its page", async () => {
    render(<App decide={onlyLoad} />);
    await allowAll();
    const { documentId } = await probe.who();
    expect(await say()).toMatchObject({ reply: { room_id: roomId } });

    permissions?.revoke([`capability:${send}`]);

    expect(await say()).toMatchObject({ error: expect.any(String) });
    expect(probe.handle().state).toMatchObject({ approved: [stay] });
    expect((await probe.who()).documentId).toBe(documentId);
  });

  it("T-82 does so from another tab, where its answers were remembered", async () => {
    render(<App decide={onlyLoad} />);
    await dialog();
    const [request] = store.getState().consentQueue;
    store.decide(request?.id ?? "", { outcome: "allow", approved: [send, stay], duration: "remember" });
    await probe.who();
    const tab = anotherTab();
    const widget = identity();
    if (!widget) throw new Error("Nothing was decided");

    tab.revoke(widget, [`capability:${send}`]);

    await vi.waitFor(() => expect(probe.handle().state).toMatchObject({ approved: [stay] }));
    expect(await say()).toMatchObject({ error: expect.any(String) });
  });

  it("T-82 ends its page where the permission to load is gone", async () => {
    render(<App decide={({ kind }) => (kind === "load" ? "ask" : "allow")} />);
    await press("Open widget");
    await dialog();
    await allow("Open");
    await probe.who();
    const widget = identity();
    if (!widget) throw new Error("Nothing was decided");

    anotherTab().revoke(widget, ["load"]);

    await vi.waitFor(() =>
      expect(probe.handle().state).toEqual({ status: "awaiting-consent", gate: "denied" }),
    );
    expect(document.querySelector("iframe")).toBeNull();
    await press("Open widget");
    await dialog();
    await allow("Open");
    await probe.who();
  });

  it("T-34 of a device loads the page anew, without it", async () => {
    render(<App decide={() => "allow"} framePolicy={{ devices: ["camera", "microphone"] }} />);
    const { documentId } = await probe.who();
    expect(await probe.handle().request("test.features", {})).toEqual({ camera: true, microphone: true });

    permissions?.grant(["load"], "session");
    permissions?.revoke(["device:camera"]);

    await vi.waitFor(async () => expect((await probe.who()).documentId).not.toBe(documentId));
    expect(await probe.handle().request("test.features", {})).toEqual({ camera: false, microphone: true });
  });

  it("T-44 a permission does not come back with the page of before, once the user answered for another", async () => {
    const url = aPage({ capabilities: [send] });
    render(<App decide={onlyLoad} />);
    await allowAll();
    await putWidget(user, roomId, "poll", { type: "m.custom", name: "Team poll", url: `${url}&changed` });
    await dialog();
    await press("Don’t allow");
    await noDialog();
    await putWidget(user, roomId, "poll", {
      type: "m.custom",
      name: "Team poll",
      url: aPage({ capabilities: [send, stay] }),
    });
    await dialog();
  });
});

describe("T-75 taking back what keeps a heartbeat going", () => {
  const member = "org.matrix.msc3401.call.member";
  const capabilities = [
    `org.matrix.msc2762.send.state_event:${member}`,
    "org.matrix.msc4157.send.delayed_event",
    "org.matrix.msc4157.update_delayed_event",
  ];

  it.each([
    ["the permission to load", "load"],
    ["the capability to restart it", "capability:org.matrix.msc4157.update_delayed_event"],
  ] as const)("sends it, where it was %s", async (_what, permission) => {
    await putWidget(user, roomId, "poll", {
      type: "m.custom",
      name: "Team poll",
      url: aPage({ capabilities }),
    });
    render(<App decide={() => "allow"} />);
    const { reply } = await probe.send("send_event", {
      type: member,
      state_key: "_alice",
      content: { left: true },
      delay: 600_000,
    });
    const { delay_id: delayId } = reply as { delay_id: string };
    const update = "org.matrix.msc4157.update_delayed_event";
    await probe.send(update, { delay_id: delayId, action: "restart" });
    permissions?.grant(["load"], "session");

    permissions?.revoke([permission]);

    const { inspect } = user.homeserver;
    await vi.waitFor(() =>
      expect(inspect.roomState(roomId).filter(({ type }) => type === member)).toMatchObject([
        { content: { left: true } },
      ]),
    );
    expect(inspect.delayedEvents()).toEqual([]);
  });
});

describe("a document that is loaded again", () => {
  it("T-49 asks nothing that was answered", async () => {
    render(<App decide={onlyLoad} />);
    await allowAll();
    const { documentId, url } = await probe.who();

    await probe.handle().request("test.leave", { url });

    await vi.waitFor(async () => expect((await probe.who()).documentId).not.toBe(documentId));
    expect(probe.handle().state).toMatchObject({ approved: [send, stay] });
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("T-03 asks again what was answered once", async () => {
    render(<App decide={onlyLoad} />);
    await dialog();
    const [request] = store.getState().consentQueue;
    store.decide(request?.id ?? "", { outcome: "allow", approved: [send], duration: "once" });
    const { url } = await probe.who();
    expect(probe.handle().state).toMatchObject({ approved: [send] });

    await probe.handle().request("test.leave", { url });

    await dialog();
  });
});

describe("T-47 what is remembered", () => {
  beforeEach(async () => {
    render(<App decide={() => "allow"} />);
    await probe.who();
    permissions?.grant(["load"], "remember");
    permissions?.grant(["identity"], "session");
    expect(store.getState().records.size).toBe(1);
  });

  it("is gone once the homeserver has ended the user's session", async () => {
    await user.client.logout();
    await vi.waitFor(() => expect(store.getState().records.size).toBe(0));
    expect(createWidgetStore({ storage: localStorage, userId: user.userId }).getState().records.size).toBe(0);
  });

  it("stays when the client only stops, without what was for the session", async () => {
    user.client.stopClient();
    await vi.waitFor(() => expect(probe.handle().state).toEqual({ status: "ended", reason: "logged-out" }));
    expect([...store.getState().records.values()].flatMap(({ decisions }) => [...decisions.keys()])).toEqual([
      "load",
    ]);
  });
});

it("a provider keeps by itself what the user chose to remember, and nothing else", async () => {
  const kept = () =>
    Object.keys(localStorage).filter((key) => key.startsWith("react-matrix-widgets:permissions:"));
  let request: { id: string } | undefined;
  let decide: ((duration: "session" | "remember") => void) | undefined;
  const show = () => (
    <WidgetProvider
      client={user.port}
      renderConsent={(props) => {
        request = props.request;
        decide = (duration) => props.onDecide({ outcome: "allow", approved: [], duration });
        return <p>Asked</p>;
      }}
    >
      <WidgetFrame roomId={roomId} widgetId="poll" prompt="at-once" />
    </WidgetProvider>
  );
  for (const duration of ["session", "remember"] as const) {
    const view = render(show());
    await screen.findByText("Asked");
    expect(request).toMatchObject({ kind: "load" });
    decide?.(duration);
    await vi.waitFor(() => expect(request).toMatchObject({ kind: "capabilities" }));
    expect(kept()).toHaveLength(duration === "remember" ? 1 : 0);
    view.unmount();
  }
  request = undefined;
  render(show());
  await vi.waitFor(() => expect(request).toMatchObject({ kind: "capabilities" }));
});

describe("rules", () => {
  it("load and grant without a question what they name for the page's origin", async () => {
    const { origin } = new URL(aPage());
    render(
      <App
        policy={[
          { effect: "allow", origin, load: true, groups: ["send"] },
          { effect: "deny", groups: ["any"] },
        ]}
      />,
    );
    await probe.who();
    expect(probe.handle().state).toMatchObject({ approved: [send] });
    expect(store.getState().records.size).toBe(0);
  });

  it("C15 what they grant is taken back like anything else, and stays so", async () => {
    const { origin } = new URL(aPage());
    const rules: readonly PolicyRule[] = [{ effect: "allow", origin, load: true, groups: ["any"] }];
    const view = render(<App policy={rules} />);
    await probe.who();
    expect(await say()).toMatchObject({ reply: { room_id: roomId } });

    permissions?.revoke([`capability:${send}`]);

    expect(await say()).toMatchObject({ error: expect.any(String) });
    permissions?.revoke([`capability:${stay}`]);
    await vi.waitFor(() => expect(probe.handle().state).toMatchObject({ approved: [] }));
    view.unmount();
    store.endSession();
    const { records } = createWidgetStore({ storage: localStorage, userId: user.userId }).getState();
    const kept = [...records.values()].flatMap(({ decisions }) => [...decisions]);
    const refused = { verdict: "denied", duration: "remember" };
    expect(Object.fromEntries(kept)).toMatchObject({
      [`capability:${send}`]: refused,
      [`capability:${stay}`]: refused,
    });
  });
});

describe("C11 a question from a room the user does not look at", () => {
  it("waits beside what they do, until they ask to see it", async () => {
    const other = await aRoom(user, "Another room");
    render(<App decide={onlyLoad} viewedRoomId={other} />);
    const chip = await screen.findByRole("button", { name: "A widget is waiting for your answer" });
    expect(screen.queryByRole("alertdialog")).toBeNull();
    await userEvent.click(chip);
    await allowAll();
    await vi.waitFor(() => expect(probe.handle().state).toMatchObject({ approved: [send, stay] }));
  });
});

it("C12 a widget that was waved away twice is quiet, says so, and may ask again once its permissions are opened", async () => {
  render(<App decide={onlyLoad} />);
  const { url } = await (async () => {
    await dialog();
    await press("Not now");
    return probe.who();
  })();
  await probe.handle().request("test.leave", { url });
  await dialog();
  await press("Not now");
  await vi.waitFor(() => expect(permissions?.asking).toBe("quiet"));
  const { documentId } = await probe.who();
  await probe.handle().request("test.leave", { url });
  await vi.waitFor(async () => expect((await probe.who()).documentId).not.toBe(documentId));
  expect(screen.queryByRole("alertdialog")).toBeNull();

  permissions?.open();
  await vi.waitFor(() => expect(permissions?.asking).toBe("asking"));
  await probe.handle().request("test.leave", { url });
  await dialog();
});
