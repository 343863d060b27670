import { cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { type ConsentPolicy, parseAccountWidgets, WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aRoom, aWidgetRoom, putWidget } from "./a-widget.ts";
import { allow } from "./allow.ts";
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

function App({ decide }: { readonly decide?: ConsentPolicy | undefined }) {
  return (
    <StrictMode>
      <WidgetProvider
        client={user.port}
        decide={decide}
        clientId="org.example.client"
        theme="dark"
        language="de"
      >
        <Listening probe={probe} />
        <WidgetFrame roomId={roomId} widgetId="poll" />
      </WidgetProvider>
    </StrictMode>
  );
}

const allowAll: ConsentPolicy = () => "allow";
const content = { type: "m.custom", name: "Team poll" };
const status = (text: RegExp) =>
  vi.waitFor(() => expect(screen.getByRole("status").textContent).toMatch(text));

describe("the URL", () => {
  it("219. carries the widget's id and the client's origin, and T-36 nothing else of the client's address", async () => {
    render(<App decide={allowAll} />);
    const { url, referrer } = await probe.who();
    const query = new URL(url).searchParams;
    expect(query.get("widgetId")).toBe("poll");
    expect(query.get("parentUrl")).toBe(location.origin);
    expect(referrer).toBe("");
  });

  it("has the user, the room, the client, its theme and language filled in", async () => {
    await putWidget(user, roomId, "poll", {
      ...content,
      url: aPage({
        more: "&u=$matrix_user_id&r=$matrix_room_id&c=$matrix_client_id&t=$matrix_client_theme&l=$matrix_client_language",
      }),
    });
    render(<App decide={allowAll} />);
    const query = new URL((await probe.who()).url).searchParams;
    expect(["u", "r", "c", "t", "l"].map((name) => query.get(name))).toEqual([
      user.userId,
      roomId,
      "org.example.client",
      "dark",
      "de",
    ]);
  });

  it.each([
    ["T-19 220. javascript:", "javascript:parent.document.title='owned'//$matrix_user_id"],
    ["T-20 220. data:", "data:text/html,<script>parent.document.title='owned'</script>"],
    ["T-21 a variable in the host", "https://$evil/pages/react-widget/"],
    ["T-25 a user name", "https://poll.example.org@127.0.0.1/"],
  ])("%s is never rendered", async (_name, url) => {
    const { title } = document;
    await putWidget(user, roomId, "poll", { ...content, url, data: { evil: "127.0.0.1" } });
    render(<App decide={allowAll} />);
    await status(/^“Team poll” cannot be shown/);
    expect(probe.handle().state).toMatchObject({ status: "failed", reason: "unsafe-url" });
    expect(document.querySelector("iframe")).toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
    expect(document.title).toBe(title);
  });

  it("T-27 222. a page of the host's own origin gets no frame, and so never both sandbox tokens", async () => {
    await putWidget(user, roomId, "poll", { ...content, url: `${location.origin}/pages/react-widget/` });
    render(<App decide={allowAll} />);
    await status(/on this app’s own server/);
    expect(document.querySelector("iframe")).toBeNull();
  });
});

describe("what defines the widget", () => {
  it("221. without url it counts as deleted", async () => {
    await putWidget(user, roomId, "poll", { type: "m.custom" });
    render(<App decide={allowAll} />);
    await status(/This room has no such widget\./);
    await putWidget(user, roomId, "poll", { ...content, url: aPage() });
    await probe.who();
  });

  it("223. the claimed creator has no influence: the sender is shown, and consent is asked for", async () => {
    await putWidget(user, roomId, "poll", { ...content, url: aPage(), creatorUserId: "@admin:example.org" });
    render(<App />);
    await status(/not open yet/);
    expect(screen.getByText(user.userId)).toBeVisible();
    expect(screen.queryByText("@admin:example.org")).toBeNull();
  });

  it("224. an account widget is shown, an entry with another key is not one", () => {
    const entry = { type: "m.widget", sender: user.userId, content: { ...content, url: aPage() } };
    const widgets = parseAccountWidgets(
      { mine: { ...entry, state_key: "mine" }, other: { ...entry, state_key: "another" } },
      user.userId,
    );
    expect(widgets.map(({ id }) => id)).toEqual(["mine"]);
    render(
      <WidgetProvider client={user.port}>
        {widgets.map((widget) => (
          <WidgetFrame key={widget.id} widget={widget} />
        ))}
      </WidgetProvider>,
    );
    expect(screen.getByRole("status")).toHaveTextContent("“Team poll” is not open yet.");
  });

  it("225. T-44 another URL ends the session, and is loaded only after new consent", async () => {
    const decide: ConsentPolicy = ({ kind }) => (kind === "load" ? "ask" : "allow");
    render(<App decide={decide} />);
    await userEvent.click(screen.getByRole("button", { name: "Open widget" }));
    await allow("Open");
    const before = await probe.who();

    await putWidget(user, roomId, "poll", { ...content, url: aPage({ origin: inject("origins").b }) });
    await status(/not open yet/);
    expect(document.querySelector("iframe")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Open widget" }));
    await screen.findByText(inject("origins").b, { selector: "[role=alertdialog] dd" });
    await allow("Open");
    const after = await probe.who();
    expect(new URL(after.url).origin).toBe(inject("origins").b);
    expect(after.documentId).not.toBe(before.documentId);
  });

  it("another name changes the frame's title and keeps the page", async () => {
    render(<App decide={allowAll} />);
    const { documentId } = await probe.who();
    expect(screen.getByTitle("Widget: Team poll")).toBeVisible();
    await putWidget(user, roomId, "poll", { ...content, name: "Better poll", url: aPage() });
    await screen.findByTitle("Widget: Better poll");
    expect((await probe.who()).documentId).toBe(documentId);
  });

  it("removing it ends the session", async () => {
    render(<App decide={allowAll} />);
    await probe.who();
    await putWidget(user, roomId, "poll", {});
    await status(/This room has no such widget\./);
    expect(probe.handle().state).toEqual({ status: "ended", reason: "widget-removed" });
    expect(document.querySelector("iframe")).toBeNull();
  });

  it("226. leaving the room tears the widget down", async () => {
    render(<App decide={allowAll} />);
    await probe.who();
    await user.client.leave(roomId);
    await status(/You are not in the room of this widget\./);
    expect(probe.handle().state).toEqual({ status: "ended", reason: "room-left" });
    expect(document.querySelector("iframe")).toBeNull();
  });

  it("226. being kicked tears the widget down", async () => {
    const admin = await aUser("admin", user.homeserver);
    const theirs = await aRoom(admin, "Their room");
    await putWidget(admin, theirs, "poll", { ...content, url: aPage() });
    await admin.client.invite(theirs, user.userId);
    await user.client.joinRoom(theirs);
    await vi.waitFor(() => expect(user.port.getRoom(theirs)?.membership).toBe("join"));
    roomId = theirs;
    probe = aProbe({ roomId, widgetId: "poll" });
    render(<App decide={allowAll} />);
    await probe.who();
    await admin.client.kick(theirs, user.userId);
    await status(/You are not in the room of this widget\./);
    expect(document.querySelector("iframe")).toBeNull();
  });

  it("a room that the client does not know yet is waited for", async () => {
    const known = roomId;
    const port = { ...user.port, getRoom: (id: string) => (isKnown ? user.port.getRoom(id) : undefined) };
    Object.setPrototypeOf(port, user.port);
    let isKnown = false;
    render(
      <WidgetProvider client={port} decide={allowAll}>
        <WidgetFrame roomId={known} widgetId="poll" />
      </WidgetProvider>,
    );
    expect(screen.getByRole("status")).toHaveTextContent("");
    isKnown = true;
    await putWidget(user, roomId, "poll", { ...content, name: "Now", url: aPage() });
    await screen.findByTitle("Widget: Now");
  });

  it("another user's client ends the frames of the one before", async () => {
    const view = render(<App decide={allowAll} />);
    await probe.who();
    const before = document.querySelector("iframe");
    const other = await aUser("bob", user.homeserver);
    view.rerender(
      <StrictMode>
        <WidgetProvider client={other.port} decide={allowAll}>
          <WidgetFrame roomId={roomId} widgetId="poll" />
        </WidgetProvider>
      </StrictMode>,
    );
    await vi.waitFor(() => expect(before?.isConnected).toBe(false));
    expect(document.querySelector("iframe")).toBeNull();
  });

  it("logging out ends it and forgets what was allowed", async () => {
    render(<App decide={allowAll} />);
    await probe.who();
    user.client.stopClient();
    await user.client.logout(true);
    await status(/You are signed out\./);
    expect(document.querySelector("iframe")).toBeNull();
  });
});
