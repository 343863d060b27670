import type { Page } from "puppeteer-core";
import { afterAll, beforeAll } from "vitest";
import { type Demo, type DemoOptions, startDemo } from "../../../demo/server/start-demo.ts";
import { press } from "./frames.ts";

/** One demo for all tests of a file. Gives the running one. */
export function sharedDemo(options: DemoOptions = {}): () => Demo {
  let running: Demo | undefined;
  beforeAll(async () => {
    running = await startDemo(options);
  });
  afterAll(() => running?.close());
  return () => {
    if (running === undefined) throw new Error("The demo runs only while tests do.");
    return running;
  };
}

/** The client of one of the demo's users, alone in the page. */
export function urlOf(demo: Demo, username: "alice" | "bob"): string {
  const url = demo.userUrls.get(username);
  if (url === undefined) throw new Error(`The demo has no user ${username}.`);
  return url;
}

/** The id of the room of that name. */
export function roomIdOf({ homeserver }: Demo, name: string): string {
  const { inspect } = homeserver;
  const roomId = inspect
    .roomIds()
    .find((id) =>
      inspect.roomState(id).some(({ type, content }) => type === "m.room.name" && content["name"] === name),
    );
  if (roomId === undefined) throw new Error(`The demo has no room “${name}”.`);
  return roomId;
}

/** Shows a room, as a user does. */
export function goToRoom(page: Page, name: string): Promise<void> {
  return press(page, name);
}

/** Opens the widget of the room that is shown, and allows everything it asks for. */
export async function openWidget(page: Page): Promise<void> {
  await press(page, "Open widget");
  await press(page, "Open");
  await allowAll(page);
}

/** Ticks one group after the other in the dialog that asks what a widget may do, and allows them. */
export async function allowAll(page: Page): Promise<void> {
  const group = "[data-mw=consent][data-kind=capabilities] [data-mw=place] > ul > li > label > input";
  await page.waitForSelector(group, { timeout: 20_000 });
  for (const box of await page.$$(group)) {
    if (!(await box.evaluate((input) => input instanceof HTMLInputElement && input.checked)))
      await box.click();
  }
  await press(page, "Allow selected");
}
