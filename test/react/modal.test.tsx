import { cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { type ConsentPolicy, WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom } from "./a-widget.ts";
import { allow } from "./allow.ts";
import { withoutMoveBefore } from "./without-move-before.ts";
import "../../src/styles.css";

let user: User;
let roomId: string;
let source: Probe;
let modal: Probe;

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user);
  source = aProbe({ roomId, widgetId: "poll" });
  modal = aProbe({ widget: { ...definition, roomId } });
});
afterEach(cleanup);

const definition = {
  kind: "modal",
  id: "modal_poll",
  type: "m.custom",
  url: "",
  name: "",
  data: {},
  waitForIframeLoad: true,
  avatarUrl: undefined,
  sender: "",
  eventId: undefined,
} as const;

const onlyWidgets: ConsentPolicy = ({ subject }) => (subject.widget.kind === "modal" ? "ask" : "allow");

function App({ isShown = true }: { readonly isShown?: boolean }) {
  return (
    <StrictMode>
      <WidgetProvider client={user.port} decide={onlyWidgets}>
        <Listening probe={source} />
        <Listening probe={modal} />
        {isShown && <WidgetFrame roomId={roomId} widgetId="poll" />}
      </WidgetProvider>
    </StrictMode>
  );
}

const open = (change: object = {}) =>
  source.send("open_modal", { type: "m.custom", url: aPage(), name: "Vote now", ...change });
const dialog = () => screen.findByRole("dialog", { name: "Vote now" });
const noDialog = () => vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
/** What the source was told when its modal closed. */
const closedWith = (data: object) =>
  vi.waitFor(async () => expect((await source.who()).closedModal).toEqual(data));

for (const browser of ["a browser that moves frames", "a browser without moveBefore"] as const) {
  describe(`In ${browser}`, () => {
    beforeEach(() => {
      if (browser === "a browser without moveBefore") withoutMoveBefore();
    });

    it("200. shows the modal's page in a dialog, and can be used", async () => {
      render(<App />);
      expect(await open()).toEqual({ reply: {} });
      const box = (await dialog()).getBoundingClientRect();
      const { documentId, url } = await modal.who();
      expect(documentId).not.toBe((await source.who()).documentId);
      expect(new URL(url).searchParams.get("widgetId")).toBe("modal_poll");
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      expect(hit).toBe(screen.getByTitle("Widget: Vote now"));
    });

    it("203. the user dismisses it: the source hears m.exited", async () => {
      render(<App />);
      await open();
      await dialog();
      await modal.who();
      await userEvent.click(screen.getByRole("button", { name: "Close" }));
      await noDialog();
      await closedWith({ "m.exited": true });
      await vi.waitFor(() => expect(document.querySelectorAll("iframe")).toHaveLength(1));
    });
  });
}

it("199. needs consent of its own where its page comes from elsewhere; refused, it never loads", async () => {
  render(<App />);
  expect(await open({ url: aPage({ origin: inject("origins").b }) })).toEqual({ reply: {} });
  expect(await screen.findByRole("alertdialog")).toHaveAccessibleName("Open “Vote now”?");
  expect(document.querySelectorAll("iframe")).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: "Don’t allow" }));
  await noDialog();
  await closedWith({ "m.exited": true });
  expect(document.querySelectorAll("iframe")).toHaveLength(1);
});

it("199. loads from elsewhere once the user agreed", async () => {
  render(<App />);
  await open({ url: aPage({ origin: inject("origins").b }) });
  await screen.findByRole("alertdialog");
  await allow("Open");
  expect(new URL((await modal.who()).url).origin).toBe(inject("origins").b);
});

it("199. while one is open another is refused, as is one that may not be shown", async () => {
  render(<App />);
  expect(await open({ url: "javascript:alert(1)" })).toMatchObject({ error: expect.any(String) });
  await open();
  await dialog();
  expect(await open()).toMatchObject({ error: expect.any(String) });
});

it("201. its buttons are the widget's to switch, except the one that closes it", async () => {
  const buttons = [
    { id: "send", label: "Send vote", kind: "m.primary" },
    { id: "m.close", label: "Give up", kind: "m.secondary" },
  ];
  render(<App />);
  await open({ buttons });
  await dialog();
  await modal.who();
  const send = screen.getByRole("button", { name: "Send vote" });
  await modal.send("set_button_enabled", { button: "send", enabled: false });
  await vi.waitFor(() => expect(send).toBeDisabled());
  await modal.send("set_button_enabled", { button: "send", enabled: true });
  await vi.waitFor(() => expect(send).toBeEnabled());
  for (const button of ["m.close", "unknown"]) {
    const reply = await modal.send("set_button_enabled", { button, enabled: false });
    expect(reply).toMatchObject({ error: expect.any(String) });
  }
  await userEvent.click(screen.getByRole("button", { name: "Give up" }));
  await noDialog();
  await closedWith({ "m.exited": true });
});

it("202. closes with the modal's own data", async () => {
  render(<App />);
  await open();
  await dialog();
  await modal.send("close_modal", { vote: 7 }).catch(() => undefined);
  await noDialog();
  await closedWith({ vote: 7 });
});

it("204. goes with its source", async () => {
  const view = render(<App />);
  await open();
  await dialog();
  await modal.who();
  view.rerender(<App isShown={false} />);
  await noDialog();
  await vi.waitFor(() => expect(document.querySelectorAll("iframe")).toHaveLength(0));
});
