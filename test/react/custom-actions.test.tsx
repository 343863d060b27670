import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { createPrintAction, type Printer } from "../host/support/print-action.ts";
import { aProbe, Listening, type Probe } from "./a-probe.tsx";
import { aUser, type User } from "./a-user.ts";
import { aPage, aWidgetRoom } from "./a-widget.ts";
import { allow } from "./allow.ts";
import "../../src/styles.css";

let user: User;
let roomId: string;
let probe: Probe;

beforeEach(async () => {
  user = await aUser();
  const url = aPage({ capabilities: ["com.example.print", "com.example.undeclared"] });
  roomId = await aWidgetRoom(user, { url });
  probe = aProbe({ roomId, widgetId: "poll" });
});
afterEach(cleanup);

it("an app's own action is asked for in the app's words, and done once it is granted", async () => {
  const print = vi.fn<Printer["print"]>(async () => ({ pages: 1 }));
  render(
    <WidgetProvider
      client={user.port}
      decide={({ kind }) => (kind === "load" ? "allow" : "ask")}
      actions={[createPrintAction({ hasPaper: true, print })]}
    >
      <Listening probe={probe} />
      <WidgetFrame roomId={roomId} widgetId="poll" />
    </WidgetProvider>,
  );

  const line = await screen.findByRole("checkbox", { name: /Print on the office printer as you/ });
  expect(screen.getAllByRole("checkbox")).toHaveLength(1);
  expect(screen.queryByText(/undeclared/)).toBeNull();
  await userEvent.click(line);
  await allow("Allow selected");
  const { reply } = await probe.send("com.example.print", { title: "Minutes", text: "All agreed." });

  expect(reply).toEqual({ pages: 1 });
  expect(print).toHaveBeenCalledWith("Minutes", "All agreed.");
});
