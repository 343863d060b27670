import { expect, it, onTestFinished, vi } from "vitest";
import { createWakingClock } from "../../src/host/waking-clock.ts";

it("T-73 Where the page's Content-Security-Policy refuses the worker, the page's timers ring, and it is tried once", async () => {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "worker-src 'none'";
  document.head.append(policy);
  const refused = vi.fn();
  document.addEventListener("securitypolicyviolation", refused);
  const complaints = vi.fn();
  window.addEventListener("error", complaints);
  onTestFinished(() => {
    document.removeEventListener("securitypolicyviolation", refused);
    window.removeEventListener("error", complaints);
  });

  const clock = createWakingClock();
  await new Promise<void>((resolve) => clock.after(10, resolve));
  await vi.waitFor(() => expect(refused).toHaveBeenCalled());
  await new Promise<void>((resolve) => clock.after(10, resolve));
  await new Promise<void>((resolve) => clock.after(10, resolve));
  expect(refused).toHaveBeenCalledOnce();
  expect(complaints).not.toHaveBeenCalled();
});
