import type { BenchBrowser } from "./browser.ts";
import type { ProcessorClock } from "./clocks/processor-clock.ts";
import type { Exchange } from "./exchange.ts";
import type { OtherWork } from "./other-work.ts";
import type { Variant, Work } from "./pages/commands.ts";

/** What a measure has at hand. */
export interface Bench {
  readonly browser: BenchBrowser;
  readonly page: Exchange;
  readonly clock: ProcessorClock;
  readonly otherWork: OtherWork;
  /** Whose frames run in processes of their own. */
  readonly crossSiteOrigin: string;
  /** Whose frames run in the host page's process. */
  readonly sameSiteOrigin: string;
}

/** One thing that is measured again and again. */
export interface Trial {
  readonly variant: Variant;
  readonly work: Work;
  readonly events: number;
  /** @default 1 */
  readonly widgets?: number;
  /** @default 20 */
  readonly capabilities?: number;
  /** @default the cross-site one */
  readonly widgetOrigin?: string;
}

export interface Result {
  /** Processor time of the host page's main thread. */
  readonly hostMs: number;
  /** What the work itself measured. */
  readonly figure: number;
}
