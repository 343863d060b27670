import { cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActivityLog } from "../../src/host/activity/activity-log.ts";
import {
  type ActivityEntry,
  type FrameTarget,
  useWidgetActivity,
  WidgetFrame,
  WidgetProvider,
  type WidgetProviderProps,
} from "../../src/index.ts";
import { createActivityView } from "../../src/react/session/activity-view.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom } from "./a-widget.ts";
import "../../src/styles.css";

let user: User;
let roomId: string;
let probe: Probe;
let renders: (readonly ActivityEntry[])[];
const widgetId = "poll";

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user, { id: widgetId, url: aPage({ capabilities: ["m.always_on_screen"] }) });
  probe = aProbe({ roomId, widgetId });
  renders = [];
});
afterEach(cleanup);

function Log({ target }: { readonly target: FrameTarget }) {
  const entries = useWidgetActivity(target);
  renders.push(entries);
  return <output>{entries.length} entries</output>;
}

function App({ shown = true, ...props }: Partial<WidgetProviderProps> & { readonly shown?: boolean }) {
  return (
    <StrictMode>
      <WidgetProvider client={user.port} decide={() => "allow"} {...props}>
        <Listening probe={probe} />
        <Log target={{ roomId, widgetId }} />
        {shown && <WidgetFrame roomId={roomId} widgetId={widgetId} />}
      </WidgetProvider>
    </StrictMode>
  );
}

const shown = () => renders.at(-1) ?? [];
const requests = (action: string) =>
  shown().filter((entry) => entry.kind === "widget-request" && entry.action === action);

describe("useWidgetActivity", () => {
  it("shows what the widget does, as it does it, and nothing once no frame shows the widget", async () => {
    const view = render(<App />);
    await probe.send("set_always_on_screen", { value: false });
    await vi.waitFor(() => {
      expect(requests("set_always_on_screen")).toMatchObject([
        { facts: { value: false }, outcome: { kind: "answered" } },
      ]);
    });
    expect(shown().filter(({ kind }) => kind === "state")).toMatchObject([
      { status: "loading" },
      { status: "negotiating" },
      { status: "ready" },
    ]);

    view.rerender(<App shown={false} />);
    await screen.findByText("0 entries");
  });

  it("tells of many entries at once, and of none that are not new", async () => {
    const log = new ActivityLog();
    const view = createActivityView(log);
    const onChange = vi.fn();
    const picture = () => new Promise(requestAnimationFrame);
    const unsubscribe = view.subscribe(onChange);
    await picture();
    onChange.mockClear();
    const before = view.read();

    for (let count = 0; count < 100; count++) log.note({ kind: "behind", isBehind: true, limit: undefined });
    expect(view.read()).toBe(before);
    await picture();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(view.read()).toHaveLength(100);

    await picture();
    unsubscribe();
    log.note({ kind: "behind", isBehind: false, limit: undefined });
    await picture();
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it("keeps as much as the provider says, of what the limits of the provider let through", async () => {
    render(<App activity={{ size: 2 }} limits={({ id }) => (id === widgetId ? { messageDepth: 3 } : {})} />);

    const reply = await probe.send("org.example.unknown", { a: { b: {} } });

    expect(JSON.stringify(reply)).toContain("more than 3 levels");
    await vi.waitFor(() => expect(shown()).toMatchObject([{}, { kind: "unread", limit: "messageDepth" }]));
  });
});
