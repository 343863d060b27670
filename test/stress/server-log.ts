/** What a homeserver did for an app that acted on a delayed event, or joined a call. */
export type Operation = {
  readonly userId: string;
  /** The widget that was in the app's call when the request left. */
  readonly widget: number;
  readonly leftAtMs: number;
  /** When it reached the homeserver. */
  readonly atMs: number;
} & (
  | { readonly kind: "schedule"; readonly delayId: string }
  | { readonly kind: "restart" | "cancel" | "send"; readonly delayId: string; readonly isDone: boolean }
  | { readonly kind: "join"; readonly eventId: string }
);

export interface ServerLog {
  readonly operations: readonly Operation[];
  /** Events whose id never got to the app: it cannot restart them. */
  readonly unheard: ReadonlySet<string>;
  /** How many requests there were, of every kind. */
  readonly requests: number;
}
