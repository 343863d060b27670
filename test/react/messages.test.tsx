import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { english, WidgetFrame, WidgetProvider } from "../../src/index.ts";
import { completeMessages } from "../../src/react/messages/complete-messages.ts";
import { aUser } from "./a-user.ts";
import { aWidgetRoom } from "./a-widget.ts";

afterEach(cleanup);

it("English fills the gaps of an app's own catalogue", async () => {
  const user = await aUser();
  const roomId = await aWidgetRoom(user);
  const messages = { status: { awaitingConsent: (name: string) => `« ${name} » n’est pas ouvert.` } };
  render(
    <WidgetProvider client={user.port} messages={messages}>
      <WidgetFrame roomId={roomId} widgetId="poll" />
    </WidgetProvider>,
  );
  expect(screen.getByRole("status")).toHaveTextContent("« Team poll » n’est pas ouvert.");
  expect(screen.getByRole("button", { name: "Open widget" })).toBeVisible();
});

it("keeps what is not overridden, however deep", () => {
  const messages = completeMessages({ capability: { risk: { high: "Risque élevé" } } });
  expect(messages.capability.risk).toEqual({ ...english.capability.risk, high: "Risque élevé" });
  expect(messages.consent).toEqual(english.consent);
  expect(completeMessages(undefined)).toBe(english);
});
