import { cleanup, render, screen } from "@testing-library/react";
import { memo, type ReactNode, StrictMode, Suspense } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom, putWidget } from "./a-widget.ts";
import { withoutMoveBefore } from "./without-move-before.ts";
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

function App({ children }: { readonly children: ReactNode }) {
  return (
    <StrictMode>
      <WidgetProvider client={user.port} decide={() => "allow"}>
        <Listening probe={probe} />
        {children}
      </WidgetProvider>
    </StrictMode>
  );
}

const poll = () => <WidgetFrame roomId={roomId} widgetId="poll" style={{ height: 200 }} />;

/** Its parent's update alone moves it: nothing in it renders again. */
const Item = memo(function Item({ id }: { readonly id: string }) {
  return (
    <li>
      <div>
        <WidgetFrame roomId={roomId} widgetId={id} style={{ height: 100 }} />
      </div>
    </li>
  );
});

const List = ({ ids }: { readonly ids: readonly string[] }) => (
  <ul>
    {ids.map((id) => (
      <Item key={id} id={id} />
    ))}
  </ul>
);

const RoomRoute = () => <main>{poll()}</main>;

const CallRoute = () => (
  <section>
    <aside>{poll()}</aside>
  </section>
);

/** Suspends until its promise is there. Thrown, since React 18 has no `use`. */
function Slow({ loading }: { readonly loading: { promise: Promise<void>; isDone: boolean } | undefined }) {
  if (loading && !loading.isDone) throw loading.promise;
  return null;
}

for (const browser of ["a browser that moves frames", "a browser without moveBefore"] as const) {
  describe(`In ${browser}`, () => {
    beforeEach(() => {
      if (browser === "a browser without moveBefore") withoutMoveBefore();
    });

    it("227. StrictMode leaves exactly one session and one iframe", async () => {
      const listened = vi.spyOn(window, "addEventListener");
      render(<App>{poll()}</App>);
      await probe.who();
      expect(document.querySelectorAll("iframe")).toHaveLength(1);
      expect(listened.mock.calls.filter(([type]) => type === "message")).toHaveLength(1);
    });

    it("227. Unmounting the last slot ends the session and removes its listeners", async () => {
      const unlistened = vi.spyOn(window, "removeEventListener");
      const view = render(<App>{poll()}</App>);
      await probe.who();
      view.rerender(<App>nothing</App>);
      await vi.waitFor(() => expect(document.querySelectorAll("iframe")).toHaveLength(0));
      expect(unlistened.mock.calls.filter(([type]) => type === "message")).toHaveLength(1);
      expect(probe.handle().state).toEqual({ status: "idle" });
      expect(document.querySelectorAll("[data-mw]")).toHaveLength(0);
    });

    it("a re-render keeps the page", async () => {
      const view = render(<App>{poll()}</App>);
      const { documentId } = await probe.who();
      view.rerender(<App>{poll()}</App>);
      expect((await probe.who()).documentId).toBe(documentId);
    });

    it("moving from slot to slot keeps the page, what was typed and where it was scrolled", async () => {
      const view = render(
        <App>
          <div key="left">{poll()}</div>
        </App>,
      );
      const { documentId } = await probe.who();
      await probe.handle().request("test.write", { text: "kept" });
      view.rerender(
        <App>
          <div key="right">{poll()}</div>
        </App>,
      );
      expect(await probe.who()).toMatchObject({ documentId, note: "kept", scroll: 40 });
    });

    it("moving from slot to slot keeps the focus where the user types", async () => {
      const view = render(
        <App>
          <div key="left">{poll()}</div>
        </App>,
      );
      await probe.who();
      screen.getByTitle("Widget: Team poll").focus();
      await vi.waitFor(async () => expect((await probe.who()).hasFocus).toBe(true));
      view.rerender(
        <App>
          <div key="right">{poll()}</div>
        </App>,
      );
      await new Promise(requestAnimationFrame);
      expect((await probe.who()).hasFocus).toBe(true);
    });

    it("a route change that shows the widget elsewhere in the same commit keeps the page", async () => {
      const view = render(
        <App>
          <RoomRoute />
        </App>,
      );
      const { documentId } = await probe.who();
      view.rerender(
        <App>
          <CallRoute />
        </App>,
      );
      expect((await probe.who()).documentId).toBe(documentId);
      expect(document.querySelectorAll("iframe")).toHaveLength(1);
    });

    it("reordering a list keeps every page", async () => {
      const ids = ["poll", "whiteboard", "notes"];
      for (const id of ids.slice(1)) {
        await putWidget(user, roomId, id, { type: "m.custom", name: id, url: aPage() });
      }
      const probes = ids.map((widgetId) => aProbe({ roomId, widgetId }));
      const show = (order: readonly string[]) => (
        <App>
          {probes.map((one) => (
            <Listening key={one.target.widgetId} probe={one} />
          ))}
          <List ids={order} />
        </App>
      );
      const documents = async () =>
        (await Promise.all(probes.map((one) => one.who()))).map((who) => who.documentId);

      const view = render(show(ids));
      const before = await documents();
      view.rerender(show(["notes", "whiteboard", "poll"]));
      view.rerender(show(["whiteboard", "poll", "notes"]));
      expect(await documents()).toEqual(before);
      expect(
        [...document.querySelectorAll("li")].map((item) => item.querySelector("[data-mw=viewport]")),
      ).not.toContain(null);
    });

    it("a boundary that suspends hides the page and keeps it", async () => {
      let finish: () => void = () => {};
      const loading = { isDone: false, promise: new Promise<void>((resolve) => (finish = resolve)) };
      const show = (slow?: typeof loading) => (
        <App>
          <Suspense fallback="Loading">
            {poll()}
            <Slow loading={slow} />
          </Suspense>
        </App>
      );
      const view = render(show());
      const { documentId } = await probe.who();
      view.rerender(show(loading));
      await view.findByText("Loading");
      expect((await probe.who()).documentId).toBe(documentId);
      loading.isDone = true;
      finish();
      await vi.waitFor(() => expect(view.queryByText("Loading")).toBeNull());
      expect((await probe.who()).documentId).toBe(documentId);
    });

    it("of two slots the newer shows the page, and gives it back when it goes", async () => {
      const show = (both: boolean) => (
        <App>
          <div data-testid="first">{poll()}</div>
          {both && <div data-testid="second">{poll()}</div>}
        </App>
      );
      const view = render(show(false));
      const { documentId } = await probe.who();
      const middleOf = (testId: string) => {
        const { left, top, width, height } = view.getByTestId(testId).getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.tagName;
      };
      view.rerender(show(true));
      await vi.waitFor(() => expect(middleOf("second")).toBe("IFRAME"));
      expect(middleOf("first")).not.toBe("IFRAME");
      view.rerender(show(false));
      await vi.waitFor(() => expect(middleOf("first")).toBe("IFRAME"));
      expect((await probe.who()).documentId).toBe(documentId);
    });
  });
}
