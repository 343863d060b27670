import type { WidgetApi } from "matrix-widget-api";
import type { WidgetParameters } from "../shared/read-parameters.ts";

/** What every scope works with. */
export interface ScopeContext {
  readonly api: WidgetApi;
  readonly parameters: WidgetParameters;
}

export interface ScopeAction {
  readonly label: string;
  /** Its result is shown in the log. */
  run(): Promise<unknown>;
}

/** One kind of thing a widget may be allowed to do. */
export interface Scope {
  readonly title: string;
  readonly capabilities: readonly string[];
  readonly actions: readonly ScopeAction[];
  /** Something to look at besides the log. */
  readonly picture?: HTMLElement;
}
