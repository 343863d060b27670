import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { type ConsentPolicy, createWidgetStore, WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { aUser } from "./a-user.ts";
import { aPage, aWidgetRoom } from "./a-widget.ts";
import "../../src/styles.css";

afterEach(cleanup);

const onlyLoad: ConsentPolicy = ({ kind }) => (kind === "load" ? "allow" : "ask");
const dialogs = () => document.querySelectorAll("[data-mw=consent]");
const frames = () => [...document.querySelectorAll("iframe")];

it("While any provider asks, every widget is out of reach, also one that comes meanwhile", async () => {
  const people = await Promise.all([aUser(), aUser()]);
  const places = await Promise.all(
    people.map(async (user) => ({
      user,
      roomId: await aWidgetRoom(user, { url: aPage({ capabilities: ["m.always_on_screen"] }) }),
      store: createWidgetStore(),
    })),
  );
  const client = ({ user, roomId, store }: (typeof places)[number]) => (
    <WidgetProvider key={roomId} client={user.port} store={store} decide={onlyLoad}>
      <WidgetFrame roomId={roomId} widgetId="poll" />
    </WidgetProvider>
  );
  const { rerender } = render(<div>{places.slice(0, 1).map(client)}</div>);
  await screen.findByRole("alertdialog");
  rerender(<div>{places.map(client)}</div>);
  const stores = places.map(({ store }) => store);
  await vi.waitFor(() => expect(dialogs()).toHaveLength(2));
  expect(frames().map(({ inert }) => inert)).toEqual([true, true]);

  const [first, second] = stores;
  const answerOf = (store: typeof first) => store?.getState().consentQueue[0]?.id ?? "";
  first?.decide(answerOf(first), { outcome: "deny" });
  await vi.waitFor(() => expect(dialogs()).toHaveLength(1));
  expect(frames().map(({ inert }) => inert)).toEqual([true, true]);

  second?.decide(answerOf(second), { outcome: "deny" });
  await vi.waitFor(() => expect(frames().map(({ inert }) => inert)).toEqual([false, false]));
});
