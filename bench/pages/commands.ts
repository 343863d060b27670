export const VARIANTS = ["ours", "echo", "mwa"] as const;

/** Ours; a raw echo of every message, the limit of the protocol; matrix-widget-api's `ClientWidgetApi` as shipped. */
export type Variant = (typeof VARIANTS)[number];

/** What a mounted variant is put to; each is one file of `bench/works`. */
export type Work = "burst" | "answers" | "rejection" | "absence" | "urgency" | "live-heap";

export interface Setup {
  readonly variant: Variant;
  readonly widgets: number;
  /** How many capabilities each widget has; one of them is for the events that are delivered. */
  readonly capabilities: number;
  readonly widgetOrigin: string;
}

/** What the bench tells the host page to do. */
export type Command =
  | { readonly kind: "mount"; readonly setup: Setup }
  | { readonly kind: "work"; readonly work: Work; readonly events: number }
  | { readonly kind: "unmount" }
  /** Keeps the main thread busy, so that its process is found. */
  | { readonly kind: "spin"; readonly durationMs: number }
  /** Answers 1 if frames of this origin run in the host page's own process, else 0. */
  | { readonly kind: "probe"; readonly widgetOrigin: string };

export type Answer =
  | {
      readonly ok: true /** What was measured, each time; nothing where there is nothing to. */;
      readonly figures: readonly number[];
    }
  | { readonly ok: false; readonly message: string };
