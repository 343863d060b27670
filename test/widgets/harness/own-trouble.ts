import type { Page } from "puppeteer-core";

/** An uncaught error, an unhandled rejection or any console output of a page of ours. */
export interface OwnTrouble {
  readonly kind: "error" | "console";
  readonly text: string;
}

/**
 * Reports uncaught errors, unhandled rejections and console output of the page itself. Its widgets' own are theirs:
 * matrix-widget-api's widget side, for one, logs every message.
 */
export function watchOwnTrouble(page: Page, ownOrigin: string, report: (trouble: OwnTrouble) => void): void {
  const isForeign = (place: string | undefined) => {
    const origin = /(?:https?|wss?):\/\/[^/\s)]+/.exec(place ?? "")?.[0];
    return origin !== undefined && origin !== ownOrigin;
  };
  page.on("pageerror", (error) => {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
    if (!isForeign(stack)) report({ kind: "error", text: `${message}\n${stack}` });
  });
  page.on("console", (message) => {
    const { url } = message.location();
    const type: string = message.type();
    // Marks for the profiler, which React's development build sets; no console shows them.
    if (type !== "timeStamp" && !isForeign(url))
      report({ kind: "console", text: `${type}: ${message.text()} (${url})` });
  });
}
