import type { SessionEnd, SessionFailure } from "../../core/session/session-state.ts";
import type { UrlProblem } from "../../core/url/url-problem.ts";

/** What stands in or beside a widget's frame, and what is announced of it. */
export interface FrameMessages {
  /** Accessible name of a widget's iframe. */
  readonly frameTitle: (widgetName: string) => string;

  readonly status: {
    readonly loading: (widgetName: string) => string;
    readonly ready: (widgetName: string) => string;
    readonly awaitingConsent: (widgetName: string) => string;
    readonly asking: (widgetName: string) => string;
    readonly denied: (widgetName: string) => string;
    readonly failed: (widgetName: string, reason: Exclude<SessionFailure, "unsafe-url">) => string;
    readonly unsafeUrl: (widgetName: string, problem: UrlProblem | undefined) => string;
    readonly ended: (reason: SessionEnd) => string;
  };

  readonly gate: {
    readonly from: string;
    readonly addedBy: string;
    readonly open: string;
    readonly retry: string;
    readonly openAgain: string;
  };

  readonly floating: {
    readonly label: (widgetName: string) => string;
    readonly back: string;
    readonly close: string;
  };

  readonly modal: { readonly close: string };
}
