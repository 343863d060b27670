import { cleanup, render } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import {
  createDelayedEventStore,
  createWidgetStore,
  type DelayedEventStore,
  type HeartbeatAssistance,
  useWidgetPermissions,
  WidgetFrame,
  type WidgetPermissions,
  WidgetProvider,
} from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom } from "./a-widget.ts";

/* What the provider makes of the wish, with a date that the tests own. Pages that are truly hidden: test/widgets. */

const member = "org.matrix.msc3401.call.member";
const update = "org.matrix.msc4157.update_delayed_event";
const capabilities = [
  `org.matrix.msc2762.send.state_event:${member}`,
  "org.matrix.msc4157.send.delayed_event",
  update,
];

let user: User;
let roomId: string;
let probe: Probe;
let ledger: DelayedEventStore;
let permissions: WidgetPermissions | undefined;

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user, { url: aPage({ capabilities }) });
  probe = aProbe({ roomId, widgetId: "poll" });
  ledger = createDelayedEventStore({ userId: user.userId });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Permissions() {
  permissions = useWidgetPermissions({ roomId, widgetId: "poll" });
  return null;
}

function show(assistance: boolean | Partial<HeartbeatAssistance> | undefined) {
  const store = createWidgetStore({ storage: localStorage, userId: user.userId });
  onTestFinished(() => store.clear());
  render(
    <StrictMode>
      <WidgetProvider
        client={user.port}
        store={store}
        delayedEvents={ledger}
        decide={() => "allow"}
        heartbeatAssistance={assistance}
      >
        <Listening probe={probe} />
        <Permissions />
        <WidgetFrame roomId={roomId} widgetId="poll" />
      </WidgetProvider>
    </StrictMode>,
  );
}

/** The widget schedules a leave, a minute from now, and restarts it. */
async function beat(): Promise<void> {
  const leave = { type: member, state_key: "_alice", content: {}, delay: 60_000 };
  const { reply } = await probe.send("send_event", leave);
  const { delay_id } = reply as { delay_id: string };
  await probe.send(update, { delay_id, action: "restart" });
}

const assisted = () => [...ledger.getState().entries.values()].map(({ restarts }) => restarts.assisted);

/** Three quarters of the minute are over, and the page is hidden. */
function hideLater(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 45_000 });
  const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  onTestFinished(() => visibility.mockRestore());
  document.dispatchEvent(new Event("visibilitychange"));
}

/** What the host had asked the widget by now is answered. */
async function settled(): Promise<void> {
  await probe.who();
  await user.port.listDelayedEvents?.();
  await probe.who();
}

describe("T-73 The app's wish to help heartbeats", () => {
  it.each([
    ["all of them", true],
    ["within limits of its own", { maxRestarts: 1 }],
  ])("is followed: %s", async (_how, assistance) => {
    show(assistance);
    await beat();
    hideLater();
    await vi.waitFor(() => expect(assisted()).toEqual([1]));
  });

  it.each([
    ["there is none", undefined],
    ["it says no", false],
    ["its limits say never", { maxRestarts: 0 }],
  ])("is not made up where %s", async (_how, assistance) => {
    show(assistance);
    await beat();
    hideLater();
    await settled();
    expect(assisted()).toEqual([0]);
  });
});

describe("T-75 No help for a heartbeat", () => {
  it("that an earlier document of the widget restarted", async () => {
    show(true);
    await beat();
    const { documentId, url } = await probe.who();
    await probe.handle().request("test.leave", { url });
    await vi.waitFor(async () => expect((await probe.who()).documentId).not.toBe(documentId), 5_000);
    hideLater();
    await settled();
    expect(assisted()).toEqual([0]);
  });

  it("whose widget loses its permission while it is being asked for a sign of life", async () => {
    show(true);
    await beat();
    const { updateDelayedEvent } = user.port;
    const spy = vi.spyOn(user.port, "updateDelayedEvent");
    spy.mockImplementation((id, action) =>
      action === "send" ? Promise.reject(new TypeError("fetch failed")) : updateDelayedEvent(id, action),
    );
    permissions?.grant(["load"], "session");
    hideLater();
    permissions?.revoke([`capability:${update}`]);
    await settled();
    await vi.waitFor(() => expect(spy.mock.calls.map(([, action]) => action)).toContain("send"));
    expect(spy.mock.calls.map(([, action]) => action)).not.toContain("restart");
  });

  it("whose widget may restart it no more, and which the homeserver could not be asked to send", async () => {
    show(true);
    await beat();
    const { updateDelayedEvent } = user.port;
    vi.spyOn(user.port, "updateDelayedEvent").mockImplementation((id, action) =>
      action === "send" ? Promise.reject(new TypeError("fetch failed")) : updateDelayedEvent(id, action),
    );
    permissions?.grant(["load"], "session");
    permissions?.revoke([`capability:${update}`]);
    await vi.waitFor(() => expect(user.port.updateDelayedEvent).toHaveBeenCalled());
    hideLater();
    await settled();
    expect(assisted()).toEqual([0]);
    expect(user.homeserver.inspect.delayedEvents()).toHaveLength(1);
  });
});
