import type { EventEmitter } from "node:events";
import type { WidgetApi } from "matrix-widget-api";
import type { Outcome } from "../../../pages/outcome.ts";
import type { PuppetScope } from "../../../pages/puppet/puppet.ts";
import { aScene, type Scene, type SceneFields } from "../a-scene.ts";
import { everything } from "../granting-everything.ts";

/** What the class offers to widgets. */
export type Method = Exclude<keyof WidgetApi, keyof EventEmitter | "transport">;

export type WidgetApiScene = Scene<PuppetScope>;
/** One under any host. */
export type HostedScene = Omit<WidgetApiScene, "session">;

/** Shows what one method does. */
export type MethodTest = (aScene: (fields?: SceneFields) => Promise<WidgetApiScene>) => Promise<void>;
/** Shows it under any host. */
export type HostedTest = (aScene: () => Promise<HostedScene>) => Promise<void>;

/** matrix-widget-api's `WidgetApi` in a frame, over the real host, driver, SDK and homeserver. */
export function aWidgetApi(fields: SceneFields = {}): Promise<WidgetApiScene> {
  const puppet = encodeURIComponent(JSON.stringify({ capabilities: everything }));
  return aScene("puppet", () => `&puppet=${puppet}`, fields);
}

/** Calls a method in the frame; resolves to what it resolves to. */
export async function call<Result>(
  scene: HostedScene,
  method: Method,
  ...values: readonly unknown[]
): Promise<Result> {
  const outcome = await outcomeOf(scene, method, ...values);
  // What a frame posts has no type; the test says what it expects.
  if ("value" in outcome) return outcome.value as Result;
  throw new Error(`${method}: ${outcome.error.message}`);
}

/** Calls a method in the frame; resolves to its result or its error. */
export function outcomeOf(
  { page }: HostedScene,
  method: Method,
  ...values: readonly unknown[]
): Promise<Outcome> {
  return page.run(
    ({ api, outcomeOf }, { method, values }) =>
      outcomeOf((async () => Reflect.apply(Reflect.get(api, method), api, values))()),
    { method, values },
  );
}
