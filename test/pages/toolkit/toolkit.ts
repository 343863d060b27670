import { type WidgetApi, WidgetApiImpl } from "@matrix-widget-toolkit/api";
import { openLink } from "../link.ts";
import { outcomeOf } from "../outcome.ts";

/** The Nordeck toolkit's widget side, with the capabilities of the page's URL. */
export interface ToolkitScope {
  /** Resolves once the toolkit's start is done: the user has decided. */
  readonly starting: Promise<WidgetApi>;
  readonly outcomeOf: typeof outcomeOf;
  /** Resolves to the first values of an observable; then nobody listens to it. */
  readonly firstOf: typeof firstOf;
}

interface Observable<Value> {
  subscribe(observer: { next(value: Value): void; error(error: unknown): void }): { unsubscribe(): void };
}

const capabilities = JSON.parse(new URLSearchParams(location.search).get("capabilities") ?? "[]");

function firstOf<Value>(observable: Observable<Value>, count: number): Promise<readonly Value[]> {
  return new Promise((resolve, reject) => {
    const values: Value[] = [];
    const subscription = observable.subscribe({
      next(value) {
        values.push(value);
        if (values.length < count) return;
        resolve(values);
        // What arrives while it subscribes comes before there is a subscription.
        queueMicrotask(() => subscription.unsubscribe());
      },
      error: reject,
    });
  });
}

const scope: ToolkitScope = { starting: WidgetApiImpl.create({ capabilities }), outcomeOf, firstOf };
openLink(scope);
