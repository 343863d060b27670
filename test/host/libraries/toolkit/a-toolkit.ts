import type { WidgetApi } from "@matrix-widget-toolkit/api";
import type { Outcome } from "../../../pages/outcome.ts";
import type { ToolkitScope } from "../../../pages/toolkit/toolkit.ts";
import { aScene, type Scene, type SceneFields } from "../a-scene.ts";
import { everything } from "../granting-everything.ts";

export type ToolkitScene = Scene<ToolkitScope>;
export type Method = keyof WidgetApi;

/** Shows what one method does. */
export type MethodTest = (
  aToolkit: (fields?: SceneFields, capabilities?: readonly string[]) => Promise<ToolkitScene>,
) => Promise<void>;

/** The Nordeck toolkit's `WidgetApiImpl` in a frame, over the real host, driver, SDK and homeserver. */
export async function aToolkit(
  fields: SceneFields = {},
  capabilities: readonly string[] = everything,
): Promise<ToolkitScene> {
  const scene = await aScene<ToolkitScope>(
    "toolkit",
    ({ roomId, alice }) => {
      const asked = encodeURIComponent(JSON.stringify(capabilities));
      const parameters = new URLSearchParams({ matrix_room_id: roomId, matrix_user_id: alice.userId });
      return `&capabilities=${asked}#/?${parameters}`;
    },
    fields,
  );
  await scene.page.run(async ({ starting }) => void (await starting));
  return scene;
}

/** Calls a method in the frame; resolves to its result or its error. */
export function outcomeOf(
  { page }: ToolkitScene,
  method: Method,
  ...values: readonly unknown[]
): Promise<Outcome> {
  return page.run(
    async ({ starting, outcomeOf }, { method, values }) => {
      const api = await starting;
      const called: unknown = Reflect.get(api, method);
      if (typeof called !== "function") throw new Error(`There is no method ${method}`);
      return outcomeOf((async () => Reflect.apply(called, api, values))());
    },
    { method, values },
  );
}

/** Calls a method in the frame; resolves to what it resolves to. */
export async function call<Result>(
  scene: ToolkitScene,
  method: Method,
  ...values: readonly unknown[]
): Promise<Result> {
  const outcome = await outcomeOf(scene, method, ...values);
  // What a frame posts has no type; the test says what it expects.
  if ("value" in outcome) return outcome.value as Result;
  throw new Error(`${method}: ${outcome.error.message}`);
}

/** Subscribes in the frame to what a method returns; resolves to the first values. */
export function observe<Value>(
  { page }: ToolkitScene,
  count: number,
  method: Method,
  ...values: readonly unknown[]
): Promise<readonly Value[]> {
  return page.run(
    async ({ starting, firstOf }, { count, method, values }) => {
      const api = await starting;
      const called: unknown = Reflect.get(api, method);
      if (typeof called !== "function") throw new Error(`There is no method ${method}`);
      return firstOf<Value>(Reflect.apply(called, api, values), count);
    },
    { count, method, values },
  );
}
