import { cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, inject, it, vi } from "vitest";
import {
  ConsentDialog,
  type ConsentPolicy,
  createWidgetStore,
  type PolicyAnswer,
  type WidgetDefinition,
  WidgetFrame,
  WidgetProvider,
  widgetIdentity,
} from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom } from "./a-widget.ts";
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

function App({ decide, isShown = true }: { readonly decide: ConsentPolicy; readonly isShown?: boolean }) {
  return (
    <StrictMode>
      <WidgetProvider client={user.port} decide={decide}>
        <Listening probe={probe} />
        {isShown && <WidgetFrame roomId={roomId} widgetId="poll" />}
      </WidgetProvider>
    </StrictMode>
  );
}

const onlyLoad: ConsentPolicy = ({ kind }) => (kind === "load" ? "allow" : "ask");

function aThinkingPolicy() {
  let resolve: (answer: PolicyAnswer) => void = () => {};
  const promise = new Promise<PolicyAnswer>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (answer: PolicyAnswer) => resolve(answer) };
}

const dialog = () => screen.findByRole("alertdialog");
const noDialog = () => vi.waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
const askForMore = () =>
  probe.send("org.matrix.msc2974.request_capabilities", { capabilities: ["m.always_on_screen"] });

it.each([
  ["reloads itself", "a", "ready"],
  ["goes to another website", "b", "failed"],
] as const)("a question is taken back when the page that asked %s", async (_, origin, status) => {
  render(<App decide={onlyLoad} />);
  const { documentId } = await probe.who();
  await askForMore();
  await dialog();
  const url = `${inject("origins")[origin]}/pages/react-widget/?widgetId=poll&parentUrl=${location.origin}`;
  await probe.handle().request("test.leave", { url });
  await noDialog();
  await vi.waitFor(() => expect(probe.handle().state.status).toBe(status));
  if (status === "failed") return;
  expect((await probe.who()).documentId).not.toBe(documentId);
  expect(probe.handle().state).toMatchObject({ approved: [] });
});

it("nobody is asked when the policy speaks after the frame is gone", async () => {
  const { promise, resolve } = aThinkingPolicy();
  const view = render(<App decide={() => promise} />);
  view.rerender(<App decide={() => promise} isShown={false} />);
  await vi.waitFor(() => expect(probe.handle().state.status).toBe("idle"));
  resolve("allow");
  await promise;
  view.rerender(<App decide={() => "ask"} />);
  expect(await screen.findByText("“Team poll” is not open yet.")).toBeVisible();
  expect(document.querySelector("iframe")).toBeNull();
});

it("the user is not asked what the policy is still thinking about", async () => {
  const { promise, resolve } = aThinkingPolicy();
  render(<App decide={() => promise} />);
  probe.handle().open();
  resolve("allow");
  await probe.who();
  expect(screen.queryByRole("alertdialog")).toBeNull();
});

it("226. what the room took away is brought back by neither opening nor revoking", async () => {
  render(<App decide={() => "allow"} />);
  await probe.who();
  await user.client.leave(roomId);
  const ended = { status: "ended", reason: "room-left" };
  await vi.waitFor(() => expect(probe.handle().state).toEqual(ended));
  probe.handle().open();
  probe.handle().revoke();
  probe.handle().open();
  expect(probe.handle().state).toEqual(ended);
  expect(document.querySelector("iframe")).toBeNull();
});

it("opening what is open loads nothing anew", async () => {
  render(<App decide={() => "allow"} />);
  const { documentId } = await probe.who();
  probe.handle().open();
  expect((await probe.who()).documentId).toBe(documentId);
});

it("each question has a dialog of its own, also where the app places it", async () => {
  const store = createWidgetStore();
  const widget: WidgetDefinition = {
    kind: "room",
    id: "poll",
    roomId,
    type: "m.custom",
    url: aPage(),
    name: "Team poll",
    data: {},
    waitForIframeLoad: true,
    avatarUrl: undefined,
    sender: user.userId,
    eventId: undefined,
  };
  const identity = widgetIdentity(user.userId, widget);
  const context = {
    subject: { identity, origin: new URL(aPage()).origin, room: undefined, widget },
    alreadyGranted: [],
    changes: [],
    isTrustedOrigin: false,
  } as const;
  void store.ask({ ...context, kind: "identity", id: "first" });
  const requested = ["m.always_on_screen"];
  void store.ask({ ...context, kind: "capabilities", id: "second", requested, needed: [], suggested: [] });
  render(
    <WidgetProvider
      client={user.port}
      store={store}
      renderConsent={(props) => <ConsentDialog {...props} />}
    />,
  );
  await vi.waitFor(() =>
    expect(screen.getByRole("button", { name: "Tell it who I am" })).toHaveAttribute(
      "aria-disabled",
      "false",
    ),
  );
  store.decide("first", { outcome: "deny" });
  expect(await screen.findByRole("checkbox")).toBeChecked();
  expect(screen.getByRole("button", { name: "Allow selected" })).toHaveAttribute("aria-disabled", "true");
});
