import type { Page } from "puppeteer-core";
import type { DelayedEventEntry } from "../../../src/core/delayed-events/delayed-event-entry.ts";
import { parseEntry } from "../../../src/core/delayed-events/parse-entry.ts";

/** The ledger of delayed events as the page's client keeps it, those scheduled first first. */
export async function keptDelayedEvents(page: Page): Promise<readonly DelayedEventEntry[]> {
  const kept = await page.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, text]) =>
      key.startsWith("react-matrix-widgets:delayed-events:") ? [String(text)] : [],
    ),
  );
  return kept
    .map(parseEntry)
    .filter((entry) => entry !== undefined)
    .sort((one, other) => one.scheduledAtMs - other.scheduledAtMs);
}
