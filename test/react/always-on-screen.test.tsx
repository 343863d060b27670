import { cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { type FrameDisplay, WidgetFrame, type WidgetPlace, WidgetProvider } from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aRoom, aWidgetRoom, putWidget } from "./a-widget.ts";
import { withoutMoveBefore } from "./without-move-before.ts";
import "../../src/styles.css";

let user: User;
let callRoomId: string;
let otherRoomId: string;
let call: Probe;
let notes: Probe;

const url = () => aPage({ capabilities: ["m.always_on_screen"] });

beforeEach(async () => {
  user = await aUser();
  callRoomId = await aWidgetRoom(user, { id: "call", name: "Team call", url: url() });
  otherRoomId = await aRoom(user, "Elsewhere");
  await putWidget(user, otherRoomId, "notes", { type: "m.custom", name: "Notes", url: url() });
  call = aProbe({ roomId: callRoomId, widgetId: "call" });
  notes = aProbe({ roomId: otherRoomId, widgetId: "notes" });
});
afterEach(cleanup);

/** Shows the widget of the viewed room, as a client does. */
function App(props: {
  readonly roomId: string;
  readonly display?: FrameDisplay;
  readonly onReturnToRoom?: (place: WidgetPlace) => void;
}) {
  const { roomId, display, onReturnToRoom } = props;
  return (
    <StrictMode>
      <WidgetProvider
        client={user.port}
        decide={() => "allow"}
        viewedRoomId={roomId}
        onReturnToRoom={onReturnToRoom}
      >
        <Listening probe={call} />
        <Listening probe={notes} />
        {roomId === callRoomId ? (
          <WidgetFrame roomId={callRoomId} widgetId="call" display={display} />
        ) : (
          <main>
            <WidgetFrame roomId={otherRoomId} widgetId="notes" />
          </main>
        )}
      </WidgetProvider>
    </StrictMode>
  );
}

const stay = (probe: Probe, value = true) => probe.send("set_always_on_screen", { value });
const floating = () => screen.findByRole("region", { name: "Widget that stays in view: Team call" });

for (const browser of ["a browser that moves frames", "a browser without moveBefore"] as const) {
  describe(`In ${browser}`, () => {
    beforeEach(() => {
      if (browser === "a browser without moveBefore") withoutMoveBefore();
    });

    it("198. A widget granted to stay on screen survives a visit to another room", async () => {
      const view = render(<App roomId={callRoomId} />);
      const { documentId } = await call.who();
      expect(await stay(call)).toEqual({ reply: { success: true } });

      view.rerender(<App roomId={otherRoomId} />);
      const box = (await floating()).getBoundingClientRect();
      expect(document.elementFromPoint(box.left + box.width / 2, box.bottom - 20)?.tagName).toBe("IFRAME");
      expect((await call.who()).documentId).toBe(documentId);

      view.rerender(<App roomId={callRoomId} />);
      await vi.waitFor(() => expect(screen.queryByRole("region")).toBeNull());
      expect((await call.who()).documentId).toBe(documentId);
    });
  });
}

it("a widget that was hidden in its slot can be seen and used where it floats", async () => {
  const view = render(<App roomId={callRoomId} display="hidden" />);
  await stay(call);
  expect(document.querySelector("iframe")?.closest("[inert]")).not.toBeNull();
  view.rerender(<App roomId={otherRoomId} />);
  await floating();
  await vi.waitFor(async () => expect((await call.who()).isVisible).toBe(true));
  expect((await screen.findByTitle("Widget: Team call")).closest("[inert]")).toBeNull();
});

it("a widget that did not ask to stay ends with its room's view", async () => {
  const view = render(<App roomId={callRoomId} />);
  await call.who();
  view.rerender(<App roomId={otherRoomId} />);
  await vi.waitFor(() => expect(call.handle().state.status).toBe("idle"));
});

it("197. While one widget stays on screen, another is refused that place", async () => {
  const view = render(<App roomId={callRoomId} />);
  await stay(call);
  view.rerender(<App roomId={otherRoomId} />);
  await floating();
  expect(await stay(notes)).toEqual({ reply: { success: false } });
  // Nothing else keeps it alive, so the page does not outlive its answer for long.
  await stay(call, false).catch(() => undefined);
  await vi.waitFor(() => expect(screen.queryByRole("region")).toBeNull());
  expect(await stay(notes)).toEqual({ reply: { success: true } });
});

it("leads back to the widget's room, and closes the widget, by keyboard", async () => {
  const onReturnToRoom = vi.fn<(place: WidgetPlace) => void>();
  const view = render(<App roomId={callRoomId} onReturnToRoom={onReturnToRoom} />);
  await stay(call);
  view.rerender(<App roomId={otherRoomId} onReturnToRoom={onReturnToRoom} />);
  await floating();
  screen.getByRole("button", { name: "Back to room" }).focus();
  await userEvent.keyboard("{Enter}");
  expect(onReturnToRoom).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ roomId: callRoomId }));
  await userEvent.keyboard("{Tab}{Enter}");
  await vi.waitFor(() => expect(screen.queryByRole("region")).toBeNull());
  expect(call.handle().state.status).toBe("idle");
});

it("226. A widget that stays on screen ends when its room is left", async () => {
  const view = render(<App roomId={callRoomId} />);
  await stay(call);
  view.rerender(<App roomId={otherRoomId} />);
  await floating();
  await user.client.leave(callRoomId);
  await vi.waitFor(() => expect(screen.queryByRole("region")).toBeNull());
});

it("a widget that stays on screen ends with its provider", async () => {
  const view = render(<App roomId={callRoomId} />);
  await stay(call);
  view.rerender(<App roomId={otherRoomId} />);
  await floating();
  view.unmount();
  await vi.waitFor(() => expect(document.querySelectorAll("iframe, [data-mw]")).toHaveLength(0));
});
