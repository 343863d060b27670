import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useLazyComponent } from "../../src/react/useLazyComponent.ts";

afterEach(cleanup);

const Loaded = () => null;

it("says that a component could not be loaded, and tries again for the next that needs it", async () => {
  const load = vi.fn(async () => Loaded);
  load.mockRejectedValueOnce(new Error("no network"));
  const onFailure = vi.fn();
  const hook = renderHook(({ need }) => useLazyComponent(need, load, onFailure), {
    initialProps: { need: "first" },
  });
  await vi.waitFor(() => expect(onFailure).toHaveBeenCalledOnce());
  expect(hook.result.current).toBeUndefined();
  hook.rerender({ need: "second" });
  await vi.waitFor(() => expect(hook.result.current).toBe(Loaded));
  hook.rerender({ need: "third" });
  expect(load).toHaveBeenCalledTimes(2);
});
