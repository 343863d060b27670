/** Why a session failed. The user can try again, except after `unsafe-url`. */
export type SessionFailure =
  /** The frame shows another origin than the widget's. */
  | "moved"
  /** The widget's URL may not be shown; see `UrlProblem`. */
  | "unsafe-url"
  /** The widget promised to say when its content is loaded and did not. */
  | "content-not-loaded"
  /** The widget kept sending far more than its share. */
  | "flooded";

/** Why a session is over for good. */
export type SessionEnd = "disposed" | "closed-by-widget" | "room-left" | "widget-removed" | "logged-out";

/**
 * The life of one widget in one frame. `generation` counts the documents loaded into the frame: each negotiates anew.
 */
export type SessionState =
  | { readonly status: "idle" }
  | { readonly status: "awaiting-consent" }
  | { readonly status: "loading"; readonly generation: number }
  | { readonly status: "negotiating"; readonly generation: number }
  | {
      readonly status: "ready";
      readonly generation: number;
      /** The granted capabilities, spelled as the widget asked for them. */
      readonly approved: readonly string[];
    }
  | {
      readonly status: "failed";
      readonly reason: SessionFailure;
      /** Of the document that failed; 0 when none was loaded. A retry counts on from it. */
      readonly generation: number;
    }
  | { readonly status: "ended"; readonly reason: SessionEnd };

export type SessionEvent =
  | { readonly type: "consent-needed" }
  | { readonly type: "load-started" }
  | { readonly type: "negotiation-started" }
  | { readonly type: "approved"; readonly approved: readonly string[] }
  | { readonly type: "failed"; readonly reason: SessionFailure }
  | { readonly type: "ended"; readonly reason: SessionEnd };
