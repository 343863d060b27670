import type { Frame, Page } from "puppeteer-core";
import type { SecurityHost, Slot, StoredEvent } from "../../pages/security-host/security-host.ts";
import type { TestBrowser } from "../harness/browsers.ts";
import { hostOrigin, widgetOrigins } from "../harness/origins.ts";

/** A widget of a test: the page `security-widget` on some origin. */
export interface WidgetSetup {
  /** Tells its frame from others. */
  readonly name: string;
  /** @default the name */
  readonly id?: string;
  /** @default the first foreign origin */
  readonly origin?: string;
  /** @default that of `security-widget` */
  readonly path?: string;
  /** What its page asks for. @default nothing */
  readonly capabilities?: readonly string[];
  /** An action of the host's that its page does not answer. */
  readonly silentAbout?: string;
  readonly framePolicy?: Slot["framePolicy"];
}

export const widgetPath = "/pages/security-widget/index.html";

/** Opens the host page and waits until its user is signed in. With `?assistance` it helps the heartbeats of its widgets. */
export async function openHost(browser: TestBrowser, query: "" | "?assistance" = ""): Promise<Page> {
  const page = await browser.open(`${hostOrigin()}/pages/security-host/index.html${query}`);
  await page.waitForFunction(() => window.securityHost !== undefined, { polling: 20 });
  return page;
}

export function createRoom(page: Page, name = "Room"): Promise<string> {
  return askHost(page, "createRoom", name);
}

export function widgetUrl(setup: WidgetSetup): string {
  const { name, origin = widgetOrigins().a, path = widgetPath, capabilities = [], silentAbout = "" } = setup;
  const query = `name=${name}&silentAbout=${silentAbout}`;
  return `${origin}${path}?${query}#${encodeURIComponent(JSON.stringify(capabilities))}`;
}

/** Adds a widget to the room and shows it alone; resolves to its frame. */
export async function showWidget(page: Page, roomId: string, widget: WidgetSetup): Promise<Frame> {
  await askHost(page, "show", [await addWidget(page, roomId, widget)]);
  return widgetFrame(page, widget.name);
}

/** Adds two widgets to the room and shows them one above the other; resolves to their frames. */
export async function showTwo(
  page: Page,
  roomId: string,
  first: WidgetSetup,
  second: WidgetSetup,
): Promise<readonly [Frame, Frame]> {
  const slots = [await addWidget(page, roomId, first), await addWidget(page, roomId, second)];
  return showSlots(page, slots, [first.name, second.name]);
}

/**
 * Shows two widgets one above the other; resolves to their frames. One is there before the other comes: of two frames
 * of a site that attach at once, puppeteer may never be able to speak to one.
 */
export async function showSlots(
  page: Page,
  slots: readonly Slot[],
  [firstName, secondName]: readonly [string, string],
): Promise<readonly [Frame, Frame]> {
  await askHost(page, "show", slots.slice(0, 1));
  const first = await widgetFrame(page, firstName);
  await first.waitForFunction(() => document.readyState === "complete", { polling: 20 });
  await askHost(page, "show", [...slots]);
  return [first, await widgetFrame(page, secondName)];
}

/** Adds a widget to the room; resolves to the slot that would show it. */
export async function addWidget(page: Page, roomId: string, widget: WidgetSetup): Promise<Slot> {
  const { name, id: widgetId = name, framePolicy } = widget;
  await askHost(page, "addWidget", roomId, widgetId, { type: "m.custom", name, url: widgetUrl(widget) });
  return { roomId, widgetId, ...(framePolicy && { framePolicy }) };
}

/** Waits for the frame of the widget of that name. */
export function widgetFrame(page: Page, name: string): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().includes(`name=${name}&`));
}

export function say(page: Page, roomId: string, body: string): Promise<void> {
  return askHost(page, "say", roomId, body);
}

export function eventsIn(page: Page, roomId: string): Promise<readonly StoredEvent[]> {
  return askHost(page, "eventsIn", roomId);
}

/** The bodies of the messages in a room, from the homeserver. */
export async function bodiesIn(page: Page, roomId: string): Promise<readonly unknown[]> {
  const events = await eventsIn(page, roomId);
  return events.filter(({ type }) => type === "m.room.message").map(({ content }) => content["body"]);
}

/** Waits until the slot of a widget shows this state. */
export async function seeState(page: Page, state: string): Promise<void> {
  await page.waitForSelector(`[data-mw="frame"][data-state="${state}"]`);
}

/** Calls a method of the host page's handle. */
export function askHost<Name extends keyof SecurityHost>(
  page: Page,
  name: Name,
  ...given: Parameters<SecurityHost[Name]>
): Promise<Awaited<ReturnType<SecurityHost[Name]>>> {
  return page.evaluate(
    (method, parameters) => {
      const call = window.securityHost?.[method] as ((...all: unknown[]) => never) | undefined;
      if (call === undefined) throw new Error(`The host page has no ${method}.`);
      return call(...parameters);
    },
    name,
    given,
  );
}
