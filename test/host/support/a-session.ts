import { inject, onTestFinished, vi } from "vitest";
import { createEventRouter } from "../../../src/host/event-router.ts";
import type { WidgetSession, WidgetSessionOptions } from "../../../src/host/session-options.ts";
import { createWidgetSession } from "../../../src/host/widget-session.ts";
import type { PuppetScope } from "../../pages/puppet/puppet.ts";
import type { PuppetOptions } from "../../pages/puppet/puppet-options.ts";
import { aFrame } from "./a-frame.ts";
import { aMemoryClient, ROOM } from "./a-memory-client.ts";
import { aMemoryDriver } from "./a-memory-driver.ts";
import { aPage, type TestPage } from "./a-page.ts";
import { aWidget } from "./a-widget.ts";

export interface TestSession<Scope> {
  readonly session: WidgetSession;
  readonly page: TestPage<Scope>;
  readonly iframe: HTMLIFrameElement;
  /** The states it went through. */
  readonly states: readonly string[];
}

export type SessionFields = Partial<WidgetSessionOptions> & {
  /** @default the first widget origin */
  readonly origin?: string;
  /** Added to the page's URL, such as `&a=b` or `#hash`. */
  readonly urlSuffix?: string;
};

export function pageUrl(origin: string, page: string, widgetId: string, suffix = ""): string {
  const parameters = new URLSearchParams({ widgetId, parentUrl: location.origin });
  return `${origin}/pages/${page}/index.html?${parameters}${suffix}`;
}

/** A started session on a page that says only what the test makes it say. */
export function aRawSession(fields: SessionFields = {}): TestSession<object> {
  return aSession("raw", fields);
}

/** A started session on the real widget side of matrix-widget-api. */
export function aPuppetSession(options: PuppetOptions, fields: SessionFields = {}): TestSession<PuppetScope> {
  const suffix = `&puppet=${encodeURIComponent(JSON.stringify(options))}${fields.urlSuffix ?? ""}`;
  return aSession("puppet", { ...fields, urlSuffix: suffix });
}

/** Resolves once the session is ready, for the generation given or any. */
export async function untilReady(
  { session }: { session: WidgetSession },
  generation?: number,
): Promise<void> {
  await vi.waitFor(
    () => {
      const state = session.getState();
      const isReady =
        state.status === "ready" && (generation === undefined || state.generation === generation);
      if (!isReady) throw new Error(`The session is ${JSON.stringify(state)}`);
    },
    { timeout: 5_000 },
  );
}

/** A started session on one of the test pages. */
export function aSession<Scope>(page: string, fields: SessionFields): TestSession<Scope> {
  const { origin = inject("origins").a, urlSuffix = "", ...options } = fields;
  const widget = options.widget ?? aWidget();
  const iframe = aFrame();
  const states: string[] = [];
  const session = createWidgetSession({
    driver: aMemoryDriver(),
    router: createEventRouter(aMemoryClient()),
    roomId: ROOM,
    widget,
    frame: { iframe, url: pageUrl(origin, page, widget.id, urlSuffix), origin },
    ...options,
  });
  session.subscribe(() => states.push(session.getState().status));
  onTestFinished(() => session.dispose());
  const testPage = aPage<Scope>(iframe);
  session.start();
  return { session, page: testPage, iframe, states };
}
