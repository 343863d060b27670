import { act, cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DelayedEventLedger } from "../../src/core/delayed-events/delayed-event-ledger.ts";
import {
  DelayedEventList,
  type DelayedEventsHandle,
  english,
  HeartbeatIndicator,
  parseRoomWidget,
  useDelayedEvents,
  WidgetFrame,
  WidgetProvider,
} from "../../src/index.ts";
import { delayedEventOwner } from "../../src/react/frames/delayed-event-owner.ts";
import {
  createDelayedEventStore,
  type DelayedEventStore,
} from "../../src/store/delayed-events/delayed-event-store.ts";
import { aUser, type User } from "./a-user.ts";
import { aRoom, aWidgetRoom } from "./a-widget.ts";
import "../../src/styles.css";

const hourMs = 3_600_000;
const member = "org.matrix.msc3401.call.member";
const owner = { identity: "call", name: "Element Call", session: "1" };
const texts = english.delayedEvent;

let user: User;
let roomId: string;
let store: DelayedEventStore;

beforeEach(async () => {
  user = await aUser();
  roomId = await aRoom(user);
  store = createDelayedEventStore({ userId: user.userId });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

interface Scheduled {
  readonly type: string;
  readonly stateKey?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

const schedule = (ledger: DelayedEventLedger, event: Scheduled) => {
  const request = { content: { body: "Later" }, ...event, roomId, delayMs: hourMs };
  return ledger.schedule(request, () => user.port.scheduleEvent(request));
};

const aMessage = () => schedule(store.ledgerFor(owner, user.port), { type: "m.room.message" });

async function aHeartbeat(whose = owner): Promise<string> {
  const ledger = store.ledgerFor(whose, user.port);
  const delayId = await schedule(ledger, { type: member, stateKey: user.userId });
  await ledger.update(delayId, "restart", () => user.port.updateDelayedEvent(delayId, "restart"));
  return delayId;
}

const show = (children: ReactNode) =>
  render(
    <StrictMode>
      <WidgetProvider client={user.port} delayedEvents={store} decide={() => "allow"}>
        {children}
      </WidgetProvider>
    </StrictMode>,
  );
const left = async () => (await user.port.listDelayedEvents?.())?.map(({ delayId }) => delayId);

describe("DelayedEventList", () => {
  it("says what will be sent, by which widget, where and when, and shows no id", async () => {
    const delayIds = [await aMessage(), await aHeartbeat()];
    const { container } = show(<DelayedEventList />);

    const [heartbeat, message] = screen.getAllByRole("listitem");
    expect(message?.textContent).toMatch(/Send a message as you.*Element Call.*Design team/);
    expect(message?.textContent).toContain("in 59 minutes");
    expect(heartbeat?.textContent).toMatch(/Take you out of the call.*Element Call.*Design team/);
    expect(heartbeat?.textContent).toMatch(
      /Healthy.*Last beat.*Time to spare59 minutes of 1 hour.*Missednone/,
    );
    for (const id of [...delayIds, ...store.getState().entries.keys()]) {
      expect(container.innerHTML).not.toContain(id);
    }
  });

  it("cancels with the homeserver after asking, announces it and keeps the keyboard's place", async () => {
    const kept = await aHeartbeat();
    await aMessage();
    show(<DelayedEventList />);
    await userEvent.click(screen.getByRole("button", { name: /^Cancel/ }));
    expect(screen.getByRole("group", { name: texts.consequence.cancel })).toBeVisible();
    expect(await left()).toHaveLength(2);

    await userEvent.keyboard("{Tab}{Enter}");

    await vi.waitFor(() =>
      expect(screen.getByRole("status")).toHaveTextContent("Send a message as you: Cancelled by you."),
    );
    expect(await left()).toEqual([kept]);
    expect(screen.getByRole("region", { name: texts.title })).toHaveFocus();
  });

  it("T-75 A heartbeat is not cancelled, but sent: leaving leaves nobody in the call", async () => {
    await aHeartbeat();
    show(<DelayedEventList />);
    const row = within(screen.getByRole("listitem"));
    expect(row.getAllByRole("button")).toHaveLength(1);
    await userEvent.click(row.getByRole("button", { name: /^Leave now/ }));
    await userEvent.click(row.getByRole("button", { name: texts.confirm.leave }));

    await vi.waitFor(() => expect(user.port.getState(roomId, member, user.userId)).toHaveLength(1));
    await screen.findByText(texts.sent.user, { exact: false, selector: "[data-mw=delayed-event-time]" });
    expect(await left()).toEqual([]);
  });

  it("T-73 says how often this app restarted a heartbeat in the widget's place, if it did", async () => {
    await aHeartbeat();
    show(<DelayedEventList />);
    expect(screen.queryByText(texts.assisted)).toBeNull();
    cleanup();
    localStorage.clear();
    store = createDelayedEventStore({ userId: user.userId, storage: localStorage });
    await aHeartbeat();
    const [key = ""] = Object.keys(localStorage);
    const kept = JSON.parse(localStorage.getItem(key) ?? "");
    kept.restarts.assisted = 12;
    localStorage.setItem(key, JSON.stringify(kept));
    store = createDelayedEventStore({ userId: user.userId, storage: localStorage });
    show(<DelayedEventList />);
    expect(screen.getByText(texts.assisted).parentElement?.textContent).toContain("12 beats by this app");
    store.clear();
  });

  it("T-75 The leave of a call is called so before its first restart, and cannot be cancelled either", async () => {
    const ledger = store.ledgerFor(owner, user.port);
    await schedule(ledger, { type: member, stateKey: user.userId, content: {} });
    show(<DelayedEventList />);
    const row = screen.getByRole("listitem");
    expect(row.textContent).toMatch(/Take you out of the call.*in 59 minutes/);
    expect(within(row).getAllByRole("button")).toHaveLength(1);
    expect(within(row).getByRole("button", { name: /^Leave now/ })).toBeVisible();
  });

  it("calls a heartbeat at risk as soon as it is overdue, whatever the homeserver has said", async () => {
    await aHeartbeat();
    vi.useFakeTimers({ toFake: ["Date"] });
    show(<DelayedEventList />);
    const row = screen.getByRole("listitem");
    expect(row).toHaveAttribute("data-tone", "healthy");
    vi.setSystemTime(Date.now() + hourMs);
    await vi.waitFor(() => expect(row).toHaveAttribute("data-tone", "at-risk"));
    expect(row.textContent).toContain(texts.health["at-risk"]);
    expect(row.textContent).not.toContain(texts.health.healthy);
  });

  it("folds what is many, but no heartbeat, and keeps the keyboard's place", async () => {
    for (let at = 0; at < 7; at++) await aHeartbeat();
    await aMessage();
    await aMessage();
    show(<DelayedEventList />);
    expect(screen.getAllByRole("listitem")).toHaveLength(7);
    const more = screen.getByRole("button", { name: texts.showMore(2), expanded: false });
    await userEvent.click(more);
    expect(screen.getAllByRole("listitem")).toHaveLength(9);
    const fewer = screen.getByRole("button", { name: texts.showFewer, expanded: true });
    expect(fewer).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(screen.getAllByRole("listitem")).toHaveLength(7);
  });

  it("shows all where it would fold away a single one", async () => {
    for (let at = 0; at < 6; at++) await aMessage();
    show(<DelayedEventList />);
    expect(screen.getAllByRole("listitem")).toHaveLength(6);
    expect(screen.queryByRole("button", { expanded: false })).toBeNull();
  });

  it("says so where the homeserver did not do it", async () => {
    const delayId = await aMessage();
    show(<DelayedEventList />);
    vi.spyOn(user.port, "updateDelayedEvent").mockRejectedValue(new TypeError("fetch failed"));
    await userEvent.click(screen.getByRole("button", { name: /^Send now/ }));
    await userEvent.click(screen.getByRole("button", { name: texts.confirm.send }));
    expect(await screen.findByRole("alert")).toHaveTextContent(texts.actFailed);
    expect(await left()).toEqual([delayId]);
  });

  it("announces what has become of an event, and no beat", async () => {
    const ledger = store.ledgerFor(owner, user.port);
    const delayId = await aHeartbeat();
    show(<DelayedEventList />);
    const restart = (ask: () => Promise<void>) =>
      act(() => ledger.update(delayId, "restart", ask).catch(() => undefined));

    await restart(() => user.port.updateDelayedEvent(delayId, "restart"));
    expect(screen.getByRole("status")).toBeEmptyDOMElement();

    await restart(() => Promise.reject(new TypeError("fetch failed")));
    expect(screen.getByRole("status").textContent).toContain(texts.risk.unreachable);
    expect(screen.getByRole("listitem").textContent).toContain("At risk");
    expect(screen.getByRole("listitem").textContent).toContain("Missed1 beat");

    await restart(() => user.port.updateDelayedEvent(delayId, "restart"));
    expect(screen.getByRole("status")).toHaveTextContent("Take you out of the call: Healthy");
  });
});

describe("useDelayedEvents", () => {
  let handle: DelayedEventsHandle;
  function Use(props: Parameters<typeof useDelayedEvents>[0]) {
    handle = useDelayedEvents(props);
    return null;
  }

  it("gives those of one room, or of one widget", async () => {
    const widgetRoom = await aWidgetRoom(user);
    const target = { roomId: widgetRoom, widgetId: "poll" };
    await aMessage();
    const view = show([
      <WidgetFrame key="frame" {...target} />,
      <Use key="use" widget={target} />,
      <HeartbeatIndicator key="heart" widget={target} />,
    ]);
    expect(handle.events).toEqual([]);
    view.unmount();

    show(<Use roomId={widgetRoom} />);
    expect(handle.events).toEqual([]);
    cleanup();
    show(<Use roomId={roomId} />);
    expect(handle.events).toMatchObject([{ type: "m.room.message", roomId }]);
  });

  it("T-75 cancels no heartbeat", async () => {
    const delayId = await aHeartbeat();
    show(<Use />);
    const [event] = handle.events;
    expect(await handle.cancel(event?.id ?? "")).toBe(false);
    expect(await left()).toEqual([delayId]);
  });
});

describe("HeartbeatIndicator", () => {
  it("says how the heartbeat of its widget does, and nothing where there is none", async () => {
    const widgetRoom = await aWidgetRoom(user);
    const target = { roomId: widgetRoom, widgetId: "poll" };
    await aHeartbeat();
    show([<WidgetFrame key="frame" {...target} />, <HeartbeatIndicator key="heart" widget={target} />]);
    const sign = () => document.querySelector("[data-mw=heartbeat-indicator]");
    expect(sign()).not.toBeVisible();

    const [event] = user.port.getState(widgetRoom, "im.vector.modular.widgets", "poll");
    const widget = event && parseRoomWidget(event);
    if (!widget) throw new Error("The room has no widget.");
    const whose = delayedEventOwner(user.userId, widget);
    await act(() => aHeartbeat(whose));

    await vi.waitFor(() => expect(sign()).toBeVisible());
    expect(sign()).toHaveTextContent(texts.heartbeat.healthy);
  });
});
