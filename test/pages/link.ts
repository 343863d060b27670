/** What a page of the tests says first: it comes with a port, over which the test drives the page. */
export interface PageHello {
  readonly testPage: true;
}

/** A function of the test's, run in the page. */
export interface PageCommand {
  readonly id: number;
  readonly source: string;
  readonly argument: unknown;
}

export type PageReport =
  | { readonly kind: "heard"; readonly data: unknown; readonly origin: string }
  | { readonly kind: "done"; readonly id: number; readonly result: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/**
 * Reports every message that the page hears, and runs the test's functions with `scope`. Called while the page's script
 * runs, so that the test misses nothing of what follows.
 */
export function openLink(scope: object): void {
  const { port1: port, port2: testPort } = new MessageChannel();
  const report = (message: PageReport): void => port.postMessage(message);

  addEventListener("message", ({ data, origin }) => report({ kind: "heard", data, origin }));
  port.onmessage = async ({ data }: MessageEvent<PageCommand>) => {
    const { id, source, argument } = data;
    try {
      // Indirect, so that it sees the page's globals and nothing of this module.
      const command = new Function(`return (${source})`)() as (scope: object, argument: unknown) => unknown;
      report({ kind: "done", id, result: await command(scope, argument) });
    } catch (error) {
      report({ kind: "failed", id, message: error instanceof Error ? error.message : String(error) });
    }
  };
  const hello: PageHello = { testPage: true };
  parent.postMessage(hello, "*", [testPort]);
}
