import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { english, PermissionManager, WidgetFrame, WidgetProvider } from "../../src/index.ts";
import {
  createDelayedEventStore,
  type DelayedEventStore,
} from "../../src/store/delayed-events/delayed-event-store.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom, putWidget } from "./a-widget.ts";

const member = "org.matrix.msc3401.call.member";
const reminder = "org.example.reminder";
const capabilities = [
  `org.matrix.msc2762.send.state_event:${member}`,
  `org.matrix.msc2762.send.event:${reminder}`,
  "org.matrix.msc4157.send.delayed_event",
  "org.matrix.msc4157.update_delayed_event",
];

let user: User;
let roomId: string;
let probe: Probe;
let ledger: DelayedEventStore;

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user, { url: aPage({ capabilities }) });
  probe = aProbe({ roomId, widgetId: "poll" });
  ledger = createDelayedEventStore({ userId: user.userId });
});
afterEach(cleanup);

function App({ children }: { readonly children?: ReactNode }) {
  return (
    <WidgetProvider client={user.port} delayedEvents={ledger} decide={() => "allow"}>
      <Listening probe={probe} />
      {children}
    </WidgetProvider>
  );
}

const frame = () => <WidgetFrame roomId={roomId} widgetId="poll" style={{ height: 200 }} />;

const states = () => [...ledger.getState().entries.values()].map(({ state }) => state.status);
const leaves = () => user.homeserver.inspect.roomState(roomId).filter(({ type }) => type === member);

async function schedule(data: object): Promise<string> {
  const { reply } = await probe.send("send_event", { content: {}, delay: 600_000, ...data });
  return String((reply as { delay_id: string }).delay_id);
}

async function restartedLeave(): Promise<string> {
  const delayId = await schedule({ type: member, state_key: "_alice", content: { left: true } });
  await restart(delayId);
  return delayId;
}

/** The widget schedules a leave, which it then restarts, and a reminder; resolves to the leave's id. */
async function scheduleBoth(): Promise<string> {
  const delayId = await restartedLeave();
  await schedule({ type: reminder });
  expect(user.homeserver.inspect.delayedEvents()).toHaveLength(2);
  return delayId;
}

const restart = (delayId: string) =>
  probe.send("org.matrix.msc4157.update_delayed_event", { delay_id: delayId, action: "restart" });

describe("106. Delayed events are the widget's last will", () => {
  it.each<[string, (view: ReturnType<typeof render>) => void | Promise<void>]>([
    ["an unmount", (view) => view.rerender(<App />)],
    ["the end of the app", (view) => view.unmount()],
    ["the user closing the frame", () => probe.handle().close()],
    [
      "a reload of its page",
      async () => {
        const { documentId, url } = await probe.who();
        await probe.handle().request("test.leave", { url });
        await vi.waitFor(async () => expect((await probe.who()).documentId).not.toBe(documentId), 5_000);
      },
    ],
    [
      "going to another page of the widget's",
      async () => {
        const { documentId } = await probe.who();
        await probe.handle().request("test.leave", {
          url: `${aPage({ capabilities })}&again&widgetId=poll&parentUrl=${encodeURIComponent(location.origin)}`,
        });
        await vi.waitFor(async () => expect((await probe.who()).documentId).not.toBe(documentId), 5_000);
      },
    ],
    [
      "going to another origin",
      async () => {
        await probe.handle().request("test.leave", {
          url: `${inject("origins").b}/pages/react-widget/?widgetId=poll&parentUrl=${encodeURIComponent(location.origin)}`,
        });
        await vi.waitFor(() => expect(probe.handle().state).toMatchObject({ status: "failed" }), 5_000);
      },
    ],
    ["the iframe torn out of the page", () => document.querySelector("iframe")?.remove()],
  ])("%s touches none", async (_what, act) => {
    const view = render(<App>{frame()}</App>);
    await scheduleBoth();
    const scheduled = user.homeserver.inspect.delayedEvents();
    await act(view);
    await vi.waitFor(() => expect(states()).toEqual(["scheduled", "scheduled"]));
    // Whatever it might have asked for would have been answered before this.
    await user.port.listDelayedEvents?.();
    expect(user.homeserver.inspect.delayedEvents()).toEqual(scheduled);
  });

  it("A widget whose page was loaded anew can go on restarting, and nobody else", async () => {
    const view = render(<App>{frame()}</App>);
    const delayId = await scheduleBoth();
    view.rerender(<App />);
    await vi.waitFor(() => expect(document.querySelector("iframe")).toBeNull());
    view.rerender(<App>{frame()}</App>);
    expect(await restart(delayId)).toEqual({ reply: {} });

    await putWidget(user, roomId, "other", { type: "m.custom", name: "Other", url: aPage({ capabilities }) });
    probe = aProbe({ roomId, widgetId: "other" });
    view.rerender(
      <App>
        <WidgetFrame roomId={roomId} widgetId="other" />
      </App>,
    );
    expect(await restart(delayId)).toEqual({ error: "Error updating delayed event" });
    expect(user.homeserver.inspect.delayedEvents()).toHaveLength(2);
  });

  it("also where the client's page was: the provider's own ledger is kept, without delay ids", async () => {
    onTestFinished(() => localStorage.clear());
    const app = () => (
      <WidgetProvider client={user.port} decide={() => "allow"}>
        <Listening probe={probe} />
        {frame()}
      </WidgetProvider>
    );
    const view = render(app());
    const delayId = await restartedLeave();
    view.unmount();
    const kept = JSON.stringify({ ...localStorage });
    expect(kept).toContain("react-matrix-widgets:delayed-events:");
    expect(kept).not.toContain(delayId);

    render(app());
    expect(await restart(delayId)).toEqual({ reply: {} });
    expect(await restart(`${delayId}x`)).toEqual({ error: "Error updating delayed event" });
  });

  it("Revoking its permission sends the heartbeat, and leaves the rest to be told of", async () => {
    render(<App>{frame()}</App>);
    await scheduleBoth();
    probe.handle().revoke();
    await vi.waitFor(() => expect(leaves()).toMatchObject([{ content: { left: true } }]));
    expect(user.homeserver.inspect.delayedEvents()).toMatchObject([{ type: reminder }]);
    expect(states()).toEqual(["sent", "scheduled"]);
    await vi.waitFor(() => screen.getByText(english.delayedEvent.waiting(1)));
    screen.getByRole("button", { name: english.delayedEvent.cancelWaiting }).focus();
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(states()).toEqual(["sent", "cancelled"]));
    expect(user.homeserver.inspect.delayedEvents()).toEqual([]);
    await vi.waitFor(() => screen.getByText(english.delayedEvent.waitingCancelled));
    expect(document.activeElement?.contains(screen.getByText(english.delayedEvent.waitingCancelled))).toBe(
      true,
    );
  });

  it("Taking back everything, of which the manager tells before, sends the heartbeat and cancels the rest", async () => {
    render(
      <App>
        {frame()}
        <PermissionManager widget={{ roomId, widgetId: "poll" }} />
      </App>,
    );
    await scheduleBoth();
    const { waiting } = english.delayedEvent;
    const { revokeAll, revokeAllCancels } = english.permission.manager;
    await vi.waitFor(() => screen.getByText(`${waiting(1)} ${revokeAllCancels}`));
    screen.getByRole("button", { name: revokeAll }).click();
    await vi.waitFor(() => expect(states()).toEqual(["sent", "cancelled"]));
    expect(leaves()).toMatchObject([{ content: { left: true } }]);
    expect(user.homeserver.inspect.delayedEvents()).toEqual([]);
  });

  it("Removing the widget from the room sends the heartbeat, once", async () => {
    render(<App>{frame()}</App>);
    await scheduleBoth();
    await putWidget(user, roomId, "poll", {});
    await vi.waitFor(() => expect(leaves()).toMatchObject([{ content: { left: true } }]));
    await vi.waitFor(() => expect(states()).toEqual(["sent", "scheduled"]));
    expect(probe.handle().state).toEqual({ status: "ended", reason: "widget-removed" });
    await vi.waitFor(() => screen.getByText(english.delayedEvent.waiting(1)));
  });

  it("Logging out sends the heartbeats and cancels the rest, when the app has told the user", async () => {
    render(<App>{frame()}</App>);
    await scheduleBoth();
    const ended = await ledger.end(user.port, { messages: "cancel" });
    expect([ended.sent.length, ended.cancelled.length, ended.failed.length]).toEqual([1, 1, 0]);
    expect(leaves()).toMatchObject([{ content: { left: true } }]);
    expect(user.homeserver.inspect.delayedEvents()).toEqual([]);
  });
});
