import { cleanup, render, screen, within } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { userEvent } from "vitest/browser";
import {
  type ConsentPolicy,
  createWidgetStore,
  type PolicyRule,
  WidgetFrame,
  WidgetProvider,
} from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom, putWidget } from "./a-widget.ts";
import { allow } from "./allow.ts";
import "../../src/styles.css";

let user: User;
let roomId: string;
let probe: Probe;

const capabilities = [
  "org.matrix.msc2762.receive.event:m.room.message",
  "org.matrix.msc2762.send.event:m.room.message#m.text",
  "m.always_on_screen",
  "org.matrix.msc2762.send.state_event:m.room.power_levels#",
  // Reserved for the client itself: no widget may have it, so nobody is asked.
  "org.matrix.msc3819.send.to_device:m.room_key",
];
const personal = "&user=$matrix_user_id&room=$matrix_room_id&lang=$org.matrix.msc2873.client_language";

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user, { url: aPage({ capabilities, more: personal }) });
  probe = aProbe({ roomId, widgetId: "poll" });
});
afterEach(cleanup);

const onlyLoad: ConsentPolicy = ({ kind }) => (kind === "load" ? "allow" : "ask");

interface AppProps {
  readonly decide?: ConsentPolicy;
  readonly policy?: readonly PolicyRule[];
  readonly isShown?: boolean;
}

function App({ decide, policy, isShown = true }: AppProps) {
  return (
    <StrictMode>
      <WidgetProvider client={user.port} decide={decide} policy={policy}>
        <Listening probe={probe} />
        {isShown && <WidgetFrame roomId={roomId} widgetId="poll" />}
      </WidgetProvider>
    </StrictMode>
  );
}

const dialog = () => screen.findByRole("alertdialog");
const noDialog = () => vi.waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

/** What the browser fetched for frames; an observer, since the page's own buffer of entries is long full. */
function watchRequests(): () => readonly string[] {
  const seen: string[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (name.includes(encodeURIComponent(roomId))) seen.push(name);
  });
  observer.observe({ type: "resource" });
  onTestFinished(() => observer.disconnect());
  return () => seen;
}

describe("before a page is loaded", () => {
  it("T-24 nothing is requested before the user agreed to it", async () => {
    const requestsToWidget = watchRequests();
    render(<App />);
    expect(await screen.findByRole("status")).toHaveTextContent("“Team poll” is not open yet.");
    await press("Open widget");
    await dialog();
    expect(document.querySelector("iframe")).toBeNull();
    expect(requestsToWidget()).toEqual([]);

    await allow("Open");
    await vi.waitFor(() => expect(requestsToWidget()).toHaveLength(1));
  });

  it("gives the focus to the widget's frame where the button it came from is gone", async () => {
    render(<App decide={({ kind }) => (kind === "load" ? "ask" : "deny")} />);
    await press("Open widget");
    await dialog();
    await allow("Open");
    await vi.waitFor(() => expect(document.querySelector('[data-mw="frame"]')).toHaveFocus());
  });

  it("leaves the focus with the frame where a button goes that has it", async () => {
    render(<App decide={() => "allow"} />);
    await probe.who();
    probe.handle().close();
    (await screen.findByRole("button", { name: "Open again" })).focus();
    await userEvent.keyboard("{Enter}");
    await probe.who();
    expect(document.querySelector('[data-mw="frame"]')).toHaveFocus();
  });

  it("T-24 lists exactly what the URL gives away", async () => {
    render(<App />);
    await press("Open widget");
    const items = within(await dialog()).getAllByRole("listitem");
    expect(items.map((item) => item.textContent)).toEqual([
      "your user ID",
      "the ID of the room",
      "your language",
      "your IP address and browser, like any web page",
    ]);
  });

  it("asks at once where the app says so", async () => {
    render(
      <WidgetProvider client={user.port}>
        <WidgetFrame roomId={roomId} widgetId="poll" prompt="at-once" />
      </WidgetProvider>,
    );
    expect(await dialog()).toHaveAccessibleName("Open “Team poll”?");
    expect(document.querySelector("iframe")).toBeNull();
  });

  it("remembers beyond the provider where the app keeps the store", async () => {
    const store = createWidgetStore();
    const show = () => (
      <WidgetProvider client={user.port} store={store}>
        <WidgetFrame roomId={roomId} widgetId="poll" />
      </WidgetProvider>
    );
    const view = render(show());
    await press("Open widget");
    await dialog();
    await press("Don’t allow");
    view.unmount();
    render(show());
    expect(screen.getByRole("status")).toHaveTextContent("You did not allow “Team poll”.");
  });

  it("an app may show a dialog of its own", async () => {
    render(
      <WidgetProvider
        client={user.port}
        renderConsent={({ request, onDecide }) => (
          <button type="button" onClick={() => onDecide({ outcome: "deny" })}>
            Refuse {request.kind}
          </button>
        )}
      >
        <WidgetFrame roomId={roomId} widgetId="poll" prompt="at-once" />
      </WidgetProvider>,
    );
    await press("Refuse load");
    expect(screen.getByRole("status")).toHaveTextContent("You did not allow “Team poll”.");
  });

  it("C2 C3 names the origin, the room and who added it before what the widget calls itself", async () => {
    render(<App />);
    await press("Open widget");
    expect(await dialog()).toHaveAccessibleName("Open “Team poll”?");
    expect(await dialog()).toHaveAccessibleDescription("This widget is a web page. It will learn:");
    const facts = [...(await dialog()).querySelectorAll("dd")].map((fact) => fact.textContent);
    expect(facts).toEqual([new URL(aPage()).origin, "Design team", user.userId, "Team poll"]);
  });

  it("Escape decides nothing, and leaves the gate as it was", async () => {
    render(<App />);
    await press("Open widget");
    await dialog();
    await userEvent.keyboard("{Escape}");
    await noDialog();
    expect(probe.handle().state).toEqual({ status: "awaiting-consent", gate: "closed" });
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Open widget" })).toHaveFocus());
  });

  it("a refusal is remembered for this widget, and can be taken back", async () => {
    const view = render(<App />);
    await press("Open widget");
    await dialog();
    await press("Don’t allow");
    await noDialog();
    expect(screen.getByRole("status")).toHaveTextContent("You did not allow “Team poll”.");

    view.rerender(<App isShown={false} />);
    view.rerender(<App />);
    expect(await screen.findByText("You did not allow “Team poll”.")).toBeVisible();
    await press("Open widget");
    await dialog();
    await allow("Open");
    await vi.waitFor(() => expect(document.querySelector("iframe")).not.toBeNull());
  });

  it("an approval is remembered while the provider lives", async () => {
    const view = render(<App />);
    await press("Open widget");
    await dialog();
    await allow("Open");
    await vi.waitFor(() => expect(document.querySelector("iframe")).not.toBeNull());

    view.rerender(<App isShown={false} />);
    await vi.waitFor(() => expect(document.querySelector("iframe")).toBeNull());
    view.rerender(<App />);
    await vi.waitFor(() => expect(document.querySelector("iframe")).not.toBeNull());
  });

  it("227. a question that waits is taken back with its frame", async () => {
    const view = render(<App />);
    await press("Open widget");
    await dialog();
    view.rerender(<App isShown={false} />);
    await noDialog();
  });
});

describe("what a page may do", () => {
  it("C6 T-55 says in words what is asked, and what governs a room only where the app's policy names it", async () => {
    const powerLevels = "org.matrix.msc2762.send.state_event:m.room.power_levels#";
    render(<App decide={onlyLoad} policy={[{ effect: "ask", capabilities: [powerLevels] }]} />);
    expect(await dialog()).toHaveAccessibleName("What may “Team poll” do?");
    const lines = within(await dialog()).getAllByRole<HTMLInputElement>("checkbox");
    expect(lines.map((line) => [line.closest("label")?.textContent, line.checked])).toEqual([
      ["Read messages of any kind", false],
      ["Send text messages as you", false],
      ["Change who may do what in the room, as you", false],
      ["Stay visible when you go to another room", true],
    ]);
  });

  it("T-55 does not even show what no widget may have, and what governs the room", async () => {
    render(<App decide={onlyLoad} />);
    const lines = within(await dialog()).getAllByRole<HTMLInputElement>("checkbox");
    expect(lines.map((line) => line.closest("label")?.textContent)).toEqual([
      "Read messages of any kind",
      "Send text messages as you",
      "Stay visible when you go to another room",
    ]);
  });

  it("T-50 grants exactly the lines that are ticked", async () => {
    render(<App decide={onlyLoad} />);
    await dialog();
    await userEvent.click(screen.getByRole("checkbox", { name: "Read messages of any kind" }));
    await allow("Allow selected");
    await vi.waitFor(() =>
      expect(probe.handle().state).toMatchObject({
        status: "ready",
        approved: ["org.matrix.msc2762.receive.event:m.room.message", "m.always_on_screen"],
      }),
    );
  });

  it.each(["Don’t allow", "Not now"])("%s grants nothing, and the widget runs without", async (answer) => {
    render(<App decide={onlyLoad} />);
    await dialog();
    await press(answer);
    await vi.waitFor(() => expect(probe.handle().state).toMatchObject({ status: "ready", approved: [] }));
  });

  it("no widget can be clicked or reached while one asks", async () => {
    render(<App decide={onlyLoad} />);
    await dialog();
    expect(document.querySelector("iframe")).toHaveProperty("inert", true);
    await press("Don’t allow");
    await noDialog();
    expect(document.querySelector("iframe")).toHaveProperty("inert", false);
  });
});

describe("who the user is", () => {
  const noCapabilities: ConsentPolicy = ({ kind }) => (kind === "identity" ? "ask" : "allow");

  it("T-60 proof of the account is given only when the user agrees", async () => {
    render(<App decide={noCapabilities} />);
    const answer = await probe.send("get_openid", {});
    expect(answer).toMatchObject({ reply: { state: "request" } });
    expect(await dialog()).toHaveAccessibleName("Tell “Team poll” who you are?");
    await allow("Tell it who I am");
    await noDialog();
    expect(await probe.send("get_openid", {})).toMatchObject({
      reply: { state: "allowed", access_token: expect.any(String) },
    });
  });

  it("63. what was allowed does not survive a change of the widget's URL", async () => {
    render(<App decide={noCapabilities} />);
    await probe.send("get_openid", {});
    await dialog();
    await allow("Tell it who I am");
    await noDialog();
    expect(await probe.send("get_openid", {})).toMatchObject({ reply: { state: "allowed" } });
    const { documentId } = await probe.who();

    const url = aPage({ capabilities, more: `${personal}&page=2` });
    await putWidget(user, roomId, "poll", { type: "m.custom", name: "Team poll", url });
    await vi.waitFor(async () => expect((await probe.who()).documentId).not.toBe(documentId));

    expect(await probe.send("get_openid", {})).toMatchObject({ reply: { state: "request" } });
    expect(await dialog()).toHaveAccessibleName("Tell “Team poll” who you are?");
  });

  it("193. a refusal is blocked, without token", async () => {
    render(<App decide={noCapabilities} />);
    await probe.send("get_openid", {});
    await dialog();
    await press("Don’t allow");
    await noDialog();
    expect(await probe.send("get_openid", {})).toEqual({ reply: { state: "blocked" } });
  });
});
