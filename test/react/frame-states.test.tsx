import { cleanup, render, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import {
  type FrameState,
  WidgetError,
  WidgetFrame,
  type WidgetFrameProps,
  type WidgetPlace,
  WidgetProvider,
  type WidgetProviderProps,
} from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom, putWidget } from "./a-widget.ts";
import "../../src/styles.css";

let user: User;
let roomId: string;
let probe: Probe;

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user);
  probe = aProbe({ roomId, widgetId: "poll" });
});
afterEach(cleanup);

type FrameOptions = Omit<WidgetFrameProps, "roomId" | "widgetId" | "widget">;

function App(props: Partial<WidgetProviderProps> & { readonly frame?: FrameOptions }) {
  const { frame, ...provider } = props;
  return (
    <WidgetProvider client={user.port} decide={() => "allow"} {...provider}>
      <Listening probe={probe} />
      <WidgetFrame roomId={roomId} widgetId="poll" {...frame} />
    </WidgetProvider>
  );
}

const frame = () => document.querySelector<HTMLElement>('[data-mw="frame"]');

it("says in data-state, to the app and once to assistive technology how the session stands", async () => {
  const seen: FrameState["status"][] = [];
  const spoken: (string | null)[] = [];
  const onStateChange = ({ status }: FrameState) => {
    seen.push(status);
    expect(frame()?.dataset["state"]).toBe(status);
    const text = screen.getByRole("status").textContent;
    if (spoken.at(-1) !== text) spoken.push(text);
  };
  render(<App frame={{ onStateChange }} />);
  await probe.who();
  await vi.waitFor(() => expect(seen.at(-1)).toBe("ready"));
  expect(seen.filter((status, index) => status !== seen[index - 1])).toEqual([
    "idle",
    "loading",
    "negotiating",
    "ready",
  ]);
  expect(spoken).toEqual(["", "Loading “Team poll”…", "“Team poll” is ready."]);
});

it("a widget that went to another website is stopped, with the reason, and can be tried again", async () => {
  const elsewhere = `${inject("origins").b}/pages/react-widget/?widgetId=poll&parentUrl=${location.origin}`;
  await putWidget(user, roomId, "poll", { type: "m.custom", name: "Team poll", url: aPage() });
  render(<App />);
  const { documentId } = await probe.who();
  await probe.handle().request("test.leave", { url: elsewhere });
  await screen.findByText("“Team poll” went to another website and was stopped.");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect((await probe.who()).documentId).not.toBe(documentId);
});

it("a widget that asks to be closed is closed, and can be opened again", async () => {
  render(<App />);
  const { documentId } = await probe.who();
  expect(await probe.send("io.element.close", {}).catch((error: WidgetError) => error.code)).toBeDefined();
  await screen.findByText("This widget has finished.");
  expect(document.querySelector("iframe")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Open again" }));
  expect((await probe.who()).documentId).not.toBe(documentId);
});

it("passes a class, a style and other properties to its root, and hands out the element", async () => {
  const elementRef = vi.fn<(element: HTMLDivElement | null) => void>();
  render(<App frame={{ className: "mine", style: { width: 321 }, "aria-label": "Poll", elementRef }} />);
  expect(screen.getByLabelText("Poll")).toBe(frame());
  expect(frame()).toHaveClass("mine");
  expect(frame()?.getBoundingClientRect().width).toBe(321);
  expect(elementRef).toHaveBeenCalledWith(frame());
});

it("moves between displays without a reload, and tells a hidden page that it is", async () => {
  const view = render(<App />);
  const { documentId } = await probe.who();
  for (const display of ["fullscreen", "pip", "hidden"] as const) {
    view.rerender(<App frame={{ display }} />);
    expect((await probe.who()).documentId).toBe(documentId);
  }
  await vi.waitFor(async () => expect((await probe.who()).isVisible).toBe(false));
  view.rerender(<App />);
  await vi.waitFor(async () => expect((await probe.who()).isVisible).toBe(true));
});

it("takes nothing from what the app's listener returns", async () => {
  // The silent console fails this if React is handed the promise as an effect's undo.
  const onStateChange = vi.fn<(state: FrameState) => Promise<void>>(async () => {});
  render(<App frame={{ onStateChange }} />);
  await probe.who();
  expect(onStateChange).toHaveBeenCalled();
});

it("tells a running widget another theme", async () => {
  const view = render(<App theme="light" />);
  await probe.who();
  view.rerender(<App theme="dark" />);
  await vi.waitFor(async () => expect((await probe.who()).theme).toBe("dark"));
});

it("opens a link for a widget that may navigate, and offers it to none without a way to", async () => {
  const url = aPage({ capabilities: ["org.matrix.msc2931.navigate"] });
  await putWidget(user, roomId, "poll", { type: "m.custom", name: "Team poll", url });
  const onNavigate = vi.fn<(uri: string, place: WidgetPlace) => void>();
  const uri = "https://matrix.to/#/!other:example.org";
  const view = render(<App onNavigate={onNavigate} />);
  expect(await probe.send("org.matrix.msc2931.navigate", { uri })).toEqual({ reply: {} });
  expect(onNavigate).toHaveBeenCalledExactlyOnceWith(uri, expect.objectContaining({ roomId }));
  view.unmount();

  render(<App />);
  expect(await probe.send("org.matrix.msc2931.navigate", { uri })).toMatchObject({
    error: expect.any(String),
  });
});

it("hands up what call widgets say, and gives back the app's answer or its error", async () => {
  const onCallAction = vi.fn<(action: string, data: object, place: WidgetPlace) => object | undefined>();
  render(<App onCallAction={onCallAction} />);
  expect(await probe.send("io.element.join", { audio: true })).toEqual({ reply: {} });
  expect(onCallAction).toHaveBeenCalledExactlyOnceWith(
    "io.element.join",
    { audio: true },
    expect.objectContaining({ roomId }),
  );
  onCallAction.mockReturnValueOnce({ audio_enabled: false });
  expect(await probe.send("io.element.device_mute", {})).toEqual({ reply: { audio_enabled: false } });
  onCallAction.mockImplementationOnce(() => {
    throw new Error("private");
  });
  expect(await probe.send("io.element.join", {})).toEqual({ error: expect.not.stringContaining("private") });
});

it("sends the app's own requests, and says when it cannot", async () => {
  const view = render(<App />);
  await probe.who();
  expect(await probe.handle().request("im.vector.hangup", {})).toEqual({ hungUp: true });
  view.rerender(
    <WidgetProvider client={user.port}>
      <Listening probe={probe} />
    </WidgetProvider>,
  );
  await vi.waitFor(() => expect(probe.handle().state.status).toBe("idle"));
  await expect(probe.handle().request("im.vector.hangup", {})).rejects.toMatchObject({ code: "not-ready" });
});

it.each(["light", "dark"])("has nothing that axe objects to, in the %s theme", async (theme) => {
  const colorScheme = theme;
  await putWidget(user, roomId, "gone", { type: "m.custom", name: "Gone", url: "https://$x/" });
  render(
    <main style={{ colorScheme, background: "Canvas" }}>
      <WidgetProvider
        client={user.port}
        theme={theme}
        decide={({ subject }) => (subject.widget.id === "poll" ? "allow" : "ask")}
      >
        <Listening probe={probe} />
        <WidgetFrame roomId={roomId} widgetId="poll" />
        <WidgetFrame roomId={roomId} widgetId="gone" />
        <WidgetFrame roomId={roomId} widgetId="never" />
      </WidgetProvider>
    </main>,
  );
  await probe.who();
  // The widget's own page is the widget's affair.
  const { violations } = await axe.run({ include: "main", exclude: "iframe" });
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});

it("outside a provider it names itself and says what to do", () => {
  const silenced = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(() => render(<WidgetFrame roomId={roomId} widgetId="poll" />)).toThrow(
    /^<WidgetFrame> is outside <WidgetProvider>/,
  );
  expect(() => render(<Listening probe={probe} />)).toThrow(WidgetError);
  silenced.mockRestore();
});
