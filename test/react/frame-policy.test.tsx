import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { type FramePolicy, WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aWidgetRoom } from "./a-widget.ts";
import "../../src/styles.css";

let user: User;
let roomId: string;
let probe: Probe;

// An id that would become a property of the window, if any element bore it.
const widgetId = "location";

beforeEach(async () => {
  user = await aUser();
  roomId = await aWidgetRoom(user, { id: widgetId });
  probe = aProbe({ roomId, widgetId });
});
afterEach(cleanup);

function App({ policy, provided }: { readonly policy?: FramePolicy; readonly provided?: FramePolicy }) {
  return (
    <WidgetProvider
      client={user.port}
      decide={({ kind }) => (kind === "identity" ? "ask" : "allow")}
      framePolicy={provided && (() => provided)}
    >
      <Listening probe={probe} />
      <WidgetFrame roomId={roomId} widgetId={widgetId} framePolicy={policy} />
    </WidgetProvider>
  );
}

const iframe = async () => {
  await probe.who();
  return screen.getByTitle<HTMLIFrameElement>("Widget: Team poll");
};

describe("T-30 the sandbox", () => {
  it("holds scripts, forms and the page's own origin, and nothing else", async () => {
    render(<App />);
    expect((await iframe()).getAttribute("sandbox")).toBe("allow-scripts allow-forms allow-same-origin");
  });

  it("takes more from the frame, or else from the provider, but never leave to navigate the client", async () => {
    // As an app in plain JavaScript might.
    const sandbox = [
      "allow-popups",
      "allow-top-navigation",
      "allow-top-navigation-by-user-activation",
    ] as never;
    render(<App policy={{ sandbox }} provided={{ sandbox: ["allow-downloads"] }} />);
    const tokens = (await iframe()).getAttribute("sandbox");
    expect(tokens).toBe("allow-scripts allow-forms allow-same-origin allow-popups");
  });

  it("keeps the page from taking the client elsewhere", async () => {
    render(<App />);
    await iframe();
    expect(await probe.handle().request("test.navigate-top", {})).toEqual({ outcome: "SecurityError" });
  });
});

describe("T-33 T-35 what is delegated", () => {
  it("is nothing by default", async () => {
    render(<App />);
    expect((await iframe()).getAttribute("allow")).toBe("");
    expect(await probe.handle().request("test.features", {})).toEqual({ camera: false, microphone: false });
  });

  it("is what the app names, to the widget's own origin and never to everyone", async () => {
    render(<App provided={{ allow: ["camera", "microphone *", "camera"] }} />);
    expect((await iframe()).getAttribute("allow")).toBe("camera");
    expect(await probe.handle().request("test.features", {})).toEqual({ camera: true, microphone: false });
  });
});

describe("T-34 taking permission back", () => {
  it("ends the page at once, and only the user brings it back", async () => {
    render(<App provided={{ allow: ["camera"] }} />);
    const frame = await iframe();
    probe.handle().revoke();
    expect(frame.isConnected).toBe(false);
    await vi.waitFor(() =>
      expect(screen.getByRole("status")).toHaveTextContent("You did not allow “Team poll”."),
    );
    await userEvent.click(screen.getByRole("button", { name: "Open widget" }));
    expect(await iframe()).not.toBe(frame);
  });
});

it("T-37 no element's id or name comes from the widget", async () => {
  render(<App />);
  const frame = await iframe();
  expect([frame.id, frame.name]).toEqual(["", ""]);
  expect(document.getElementById(widgetId)).toBeNull();
});

it("T-36 tells the page no referrer", async () => {
  render(<App />);
  expect((await iframe()).referrerPolicy).toBe("no-referrer");
});
