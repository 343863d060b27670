import { onTestFinished, vi } from "vitest";
import type { PageCommand, PageReport } from "../../pages/link.ts";

/** A message that a page heard. Tests look into it as they please. */
// biome-ignore lint/suspicious/noExplicitAny: messages of every shape are looked at.
export type Wire = any;

/** The test's end of a page in an iframe. */
export interface TestPage<Scope> {
  readonly iframe: HTMLIFrameElement;
  /** Every message the page heard, from the first document on. */
  readonly heard: readonly Wire[];
  /** How many documents of the page have run. */
  readonly documents: number;
  /** Runs a function in the page; it sees its scope and its argument, and nothing of the test. */
  run<Argument, Result>(
    command: (scope: Scope, argument: Argument) => Result,
    ...argument: undefined extends Argument ? [] : [Argument]
  ): Promise<Awaited<Result>>;
  /** Resolves once this many documents have run. */
  untilDocument(count: number): Promise<void>;
  /** The requests of the host that the page heard. */
  asked(action: string): readonly Wire[];
  /** The host's replies to a request of the page's. */
  replies(requestId: string): readonly Wire[];
}

// Taken now, since a test may replace it.
const contentWindow = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
const windowOf = (iframe: HTMLIFrameElement): unknown => contentWindow?.get?.call(iframe);

/** Takes hold of the test page in an iframe; call it before the page is loaded. */
export function aPage<Scope>(iframe: HTMLIFrameElement): TestPage<Scope> {
  const heard: Wire[] = [];
  const waiting = new Map<number, (report: PageReport) => void>();
  let port: MessagePort | undefined;
  let documents = 0;
  let commands = 0;

  const onReport = ({ data: report }: MessageEvent<PageReport>): void => {
    if (report.kind === "heard") heard.push(report.data);
    else waiting.get(report.id)?.(report);
  };
  const onHello = (event: MessageEvent): void => {
    if (event.source !== windowOf(iframe) || event.data?.testPage !== true) return;
    port = event.ports[0];
    documents += 1;
    port?.addEventListener("message", onReport);
    port?.start();
  };
  addEventListener("message", onHello);
  onTestFinished(() => removeEventListener("message", onHello));

  return {
    iframe,
    heard,
    get documents() {
      return documents;
    },
    async run<Argument, Result>(
      command: (scope: Scope, argument: Argument) => Result,
      ...argument: readonly unknown[]
    ): Promise<Awaited<Result>> {
      await vi.waitFor(() => {
        if (port === undefined) throw new Error("The page has not run yet");
      });
      const id = commands++;
      const message: PageCommand = { id, source: command.toString(), argument: argument[0] };
      const report = await new Promise<PageReport>((resolve) => {
        waiting.set(id, resolve);
        port?.postMessage(message);
      });
      if (report.kind === "failed") throw new Error(report.message);
      // The page has no types; what it returns is what the command returns.
      return (report.kind === "done" ? report.result : undefined) as Awaited<Result>;
    },
    async untilDocument(count) {
      await vi.waitFor(() => {
        if (documents < count) throw new Error(`${documents} documents have run, not ${count}`);
      });
    },
    asked: (action) => heard.filter((data) => data?.api === "toWidget" && data.action === action),
    replies: (requestId) =>
      heard.filter(
        (data) => data?.api === "fromWidget" && data.requestId === requestId && "response" in data,
      ),
  };
}
