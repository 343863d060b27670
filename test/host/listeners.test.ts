import { describe, expect, it, onTestFinished, vi } from "vitest";
import { aRawSession } from "./support/a-session.ts";
import { aWidget } from "./support/a-widget.ts";
import { aRequest, negotiate, post } from "./support/raw-widget.ts";

function errorsOfThePage(): readonly unknown[] {
  const errors: unknown[] = [];
  const note = (event: ErrorEvent) => errors.push(event.message);
  addEventListener("error", note);
  onTestFinished(() => removeEventListener("error", note));
  return errors;
}

describe("Those who listen to a session", () => {
  it.each([true, false])(
    "May end it when they hear of a new document (waitForIframeLoad: %s)",
    async (waitForIframeLoad) => {
      const errors = errorsOfThePage();
      const test = aRawSession({ widget: aWidget({ waitForIframeLoad }), contentTimeoutMs: 54_321 });
      const { session, page, iframe } = test;
      if (!waitForIframeLoad) await post(page, aRequest("content_loaded"));
      await negotiate(test, []);
      session.subscribe(() => {
        if (session.getState().status === "loading") session.dispose();
      });
      const timers = vi.spyOn(globalThis, "setTimeout");

      await page.run(() => location.reload());
      await vi.waitFor(() => expect(iframe.contentDocument?.URL).toBe("about:blank"));

      expect(session.getState()).toEqual({ status: "ended", reason: "disposed" });
      expect(errors).toEqual([]);
      // One that waits for the document's content would fail a session that is over.
      expect(timers.mock.calls.map(([, delayMs]) => delayMs)).not.toContain(54_321);
    },
  );
});
